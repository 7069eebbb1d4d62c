import { Banner } from '#renderer/ui/banner.tsx';
import { LockKeyholeOpen } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';

/** The slim strip of a development run, where the operating system does not guard the database key. */
export function VaultBanner() {
  const text = useText();
  return (
    <Banner slim tone="warn" icon={LockKeyholeOpen} title={text('vault.title')} text={text('vault.text')} />
  );
}
