import clsx from 'clsx';
import { useEffect, useId, useMemo, useRef } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import type { EnterKeyEvent } from '#renderer/ui/composition-enter/composition-enter.ts';
import { useCompositionEnter } from '#renderer/ui/composition-enter/use-composition-enter.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { CircleAlert } from '#renderer/ui/icons.ts';
import { useConversationName } from '#renderer/ui/person/use-conversation-name.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import { maximumDraftLength } from '#shared/model/message.ts';
import { useChatStore } from '../../model/chat-store.ts';
import { useReplyStore } from '../../model/reply-store.ts';
import { maximumSyllables, textRoom } from '../../model/text-room.ts';
import { typingClock } from '../../model/typing-clock.ts';
import { useDraft } from '../../model/use-draft.ts';
import { useSend } from '../../model/use-send.ts';
import { useTellTyping } from '../../model/use-tell-typing.ts';
import styles from './composer.module.css';
import { KeysSharedLine } from './keys-shared-line.tsx';
import { MentionList } from './mention-list.tsx';
import { ReplyBar } from './reply-bar.tsx';
import { TypingLine } from './typing-line.tsx';
import { useMentionList } from './use-mention-list.ts';

/** Where one writes. Enter sends, once, with the syllable complete; what is not taken is still here. */
export function Composer({ conversation }: { readonly conversation: Conversation }) {
  const text = useText();
  const conversationName = useConversationName();
  const noteId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(conversation);
  const send = useSend(conversation.id);
  const tellTyping = useTellTyping(conversation.id);
  const mentions = useMentionList(field, conversation, draft.text, draft.write);
  useEffect(() => {
    // Whoever was led here by a link may be writing something else at this moment.
    if (useChatStore.getState().links === null) field.current?.focus();
  }, []);

  const submit = () => {
    // The field, not the state: at the end of a composition only the field has the last syllable for sure.
    const written = (field.current?.value ?? '').trim();
    if (mentions.choose()) return;
    if (written === '' || textRoom(written).excess > 0) return;
    send(written, mentions.namedIn(written));
    tellTyping('');
    field.current?.focus();
  };
  useCompositionEnter(field, submit, isSendKey);

  const { left, excess } = useMemo(() => textRoom(draft.text.trim()), [draft.text]);
  const refused = draft.refused.at(-1);
  const problem =
    excess > 0
      ? [
          text('composer.too-long', { excess, maximum: maximumSyllables }),
          ...(draft.text.length > maximumDraftLength
            ? [text('composer.not-kept', { maximum: maximumDraftLength })]
            : []),
        ].join(' ')
      : refused === undefined
        ? null
        : text('composer.refused', { reason: text(errorKey(refused.code)) });

  return (
    // A browser writes the fields of its pages to the disk to restore them; only this of a form keeps it from that.
    <form className={styles.composer} data-area="composer" autoComplete="off">
      <ReplyBar conversation={conversation.id} field={field} />
      <MentionList list={mentions} />
      <textarea
        ref={field}
        className={styles.field}
        value={draft.text}
        rows={1}
        placeholder={text('composer.placeholder')}
        aria-label={
          conversation.kind === 'direct'
            ? text('composer.label', { name: conversation.peer.name })
            : text('composer.label.group', { name: conversationName(conversation) })
        }
        aria-describedby={problem === null ? undefined : noteId}
        aria-invalid={excess > 0 || undefined}
        aria-autocomplete="list"
        aria-controls={mentions.shown === null ? undefined : mentions.listId}
        aria-activedescendant={mentions.shown === null ? undefined : mentions.optionId(mentions.active)}
        onKeyDown={(event) => {
          mentions.onKeyDown(event);
          if (event.key !== 'Escape' || event.isPropagationStopped() || event.nativeEvent.isComposing) return;
          if (!useReplyStore.getState().replies.has(conversation.id)) return;
          // One layer a press.
          event.stopPropagation();
          useReplyStore.getState().end(conversation.id);
        }}
        onSelect={mentions.onCaret}
        onChange={(event) => {
          mentions.onCaret();
          typingClock.touch();
          tellTyping(event.target.value);
          draft.write(event.target.value);
        }}
      />
      <div className={styles.tools}>
        <TypingLine conversation={conversation} className={styles.typing} />
        {conversation.kind === 'group' && (
          <KeysSharedLine key={conversation.id} conversation={conversation.id} className={styles.typing} />
        )}
        {problem === null ? (
          <span className={clsx(styles.hint, left !== null && styles.length)}>
            {left === null ? text('composer.hint') : text('composer.length', { left })}
          </span>
        ) : (
          <span id={noteId} className={styles.problem} role="alert">
            <Icon of={CircleAlert} size={14} />
            {problem}
          </span>
        )}
        <Button look="primary" onClick={submit} disabled={excess > 0}>
          {text('composer.send')}
        </Button>
      </div>
    </form>
  );
}

function isSendKey({ shiftKey, altKey }: EnterKeyEvent): boolean {
  return !shiftKey && !altKey;
}
