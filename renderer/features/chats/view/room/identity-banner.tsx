import { use } from 'react';
import { useSafetyNumber } from '#renderer/features/safety/index.ts';
import { Banner } from '#renderer/ui/banner.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ShieldAlert } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { DirectConversation } from '#shared/model/conversation.ts';
import { ShowSafetyNumber } from './show-safety-number.ts';

/** Under the head while the safety number is another one than was known and the person has not said that this is right. */
export function IdentityBanner({
  conversation,
  name,
  stopped,
}: {
  readonly conversation: DirectConversation;
  readonly name: string;
  /** The composer is away; what one can do stands in its place. */
  readonly stopped: boolean;
}) {
  const text = useText();
  const show = use(ShowSafetyNumber);
  const { accept, busy, problem } = useSafetyNumber(conversation, true);
  return (
    <Banner
      tone="warn"
      icon={ShieldAlert}
      title={text('safety.changed.title', { name })}
      text={problem ?? text('safety.changed.text')}
      {...(stopped
        ? {}
        : {
            actions: (
              <>
                <Button size="small" onClick={show}>
                  {text('safety.show')}
                </Button>
                <Button size="small" onClick={accept} disabled={busy}>
                  {text('safety.accept.short')}
                </Button>
              </>
            ),
          })}
    />
  );
}
