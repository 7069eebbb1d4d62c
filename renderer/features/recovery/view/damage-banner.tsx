import { Banner } from '#renderer/ui/banner.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { TriangleAlert } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { recoveryFailure } from '../model/recovery-words.ts';
import { useRecovery } from '../model/use-recovery.ts';

/** Over the conversations of a database of which only a part can be read. */
export function DamageBanner() {
  const text = useText();
  const { busy, failure, begin } = useRecovery();
  return (
    <Banner
      tone="danger"
      icon={TriangleAlert}
      title={text('recovery.damage.title')}
      text={
        busy !== null
          ? text('recovery.salvaging')
          : failure === null
            ? text('recovery.damage.text')
            : recoveryFailure(failure, text)
      }
      actions={
        <Button size="small" onClick={() => begin('salvage')} disabled={busy !== null}>
          {text('recovery.salvage')}
        </Button>
      }
    />
  );
}
