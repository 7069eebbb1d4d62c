import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { copyText } from '#renderer/ui/copy-text.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { Check, Copy } from '#renderer/ui/icons.ts';
import { ScreenReaderText } from '#renderer/ui/text/screen-reader-text.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { digitGroups } from '../model/digit-groups.ts';

/** Copies the number in its groups, and says on the button what came of it. */
export function CopyNumber({ digits }: { readonly digits: string }) {
  const text = useText();
  const [copied, setCopied] = useState<boolean | null>(null);
  const words = text(copied === null ? 'safety.copy' : copied ? 'safety.copied' : 'safety.not-copied');
  return (
    <>
      <Button size="small" onClick={() => setCopied(copyText(digitGroups(digits).join(' ')))}>
        <Icon of={copied === true ? Check : Copy} size={14} />
        {words}
      </Button>
      <span role="status">
        <ScreenReaderText>{copied === null ? '' : words}</ScreenReaderText>
      </span>
    </>
  );
}
