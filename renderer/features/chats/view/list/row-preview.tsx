import { useTypingStore } from '#renderer/bridge/presence/typing-store.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { MessageState } from '#shared/model/message.ts';
import { useDraftStore } from '../../model/draft-store.ts';
import { previewPlaceholderKey } from '../../model/placeholder-key.ts';
import { MessageStateIcon } from '../room/message-state-icon.tsx';
import styles from './row-preview.module.css';

/** The second line of a row: the draft if there is one, else the last message with what became of it. */
export function RowPreview({
  conversation: { id, preview, draft: saved },
  selected,
}: {
  readonly conversation: Conversation;
  readonly selected: boolean;
}) {
  const text = useText();
  const typing = useTypingStore((store) => store.typing.has(id));
  const written = useDraftStore((store) => store.drafts.get(id)?.text);
  const draft = written ?? saved;
  if (draft.trim() !== '' && !selected) {
    return (
      <>
        <span className={styles.draft}>{text('chats.draft')}</span>
        <span className={styles.text}>{draft}</span>
      </>
    );
  }
  if (typing) return <span className={styles.typing}>{text('chats.typing')}</span>;
  if (preview === null) return <span className={styles.text}>{text('chats.preview.none')}</span>;
  const placeholder = previewPlaceholderKey(preview.state);
  return (
    <>
      {isWorthTelling(preview.state) && <MessageStateIcon state={preview.state} size={14} />}
      <span className={styles.text}>{placeholder === null ? preview.text : text(placeholder)}</span>
    </>
  );
}

/** What went well needs no sign in the list: whether it was read stands beside the message. */
function isWorthTelling(state: MessageState): boolean {
  return state === 'sending' || state === 'failed';
}
