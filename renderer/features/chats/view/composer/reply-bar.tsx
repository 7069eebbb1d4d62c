import { useEffect, useEffectEvent, type RefObject } from 'react';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Reply, X } from '#renderer/ui/icons.ts';
import { usePersonName } from '#renderer/ui/person/use-person-name.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import { useReplyStore } from '../../model/reply-store.ts';
import styles from './reply-bar.module.css';

/** What one is answering, above the field. */
export function ReplyBar({
  conversation,
  field,
}: {
  readonly conversation: ConversationId;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}) {
  const text = useText();
  const personName = usePersonName();
  const reply = useReplyStore((store) => store.replies.get(conversation));
  const end = useReplyStore((store) => store.end);
  const id = reply?.id;
  const onReply = useEffectEvent(() => field.current?.focus());
  useEffect(() => {
    if (id !== undefined) onReply();
  }, [id]);
  if (reply === undefined) return null;
  const { author } = reply;
  return (
    <div className={styles.bar}>
      <Icon of={Reply} size={16} />
      <p className={styles.words}>
        <span className={styles.to}>
          {author === null
            ? text('reply.to.mine')
            : text('reply.to', { name: personName(author.name, author.title) })}
        </span>
        <span className={styles.quote}>{reply.text}</span>
      </p>
      <IconButton
        icon={X}
        label={text('reply.cancel')}
        onClick={() => {
          end(conversation);
          field.current?.focus();
        }}
      />
    </div>
  );
}
