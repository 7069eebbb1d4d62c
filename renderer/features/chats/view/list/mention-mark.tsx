import { Icon } from '#renderer/ui/icon.tsx';
import { AtSign } from '#renderer/ui/icons.ts';
import { ScreenReaderText } from '#renderer/ui/text/screen-reader-text.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';

/** Says in a row of the list that something unread there names the one who reads. */
export function MentionMark({ className }: { readonly className: string | undefined }) {
  const text = useText();
  return (
    <span className={className} title={text('chats.mentioned')}>
      <Icon of={AtSign} size={14} />
      <ScreenReaderText>{text('chats.mentioned')}</ScreenReaderText>
    </span>
  );
}
