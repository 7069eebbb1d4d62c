import { useEffect, useId, useRef } from 'react';
import TextareaAutosize from 'react-textarea-autosize';
import { Button } from '#renderer/ui/button.tsx';
import type { EnterKeyEvent } from '#renderer/ui/composition-enter/composition-enter.ts';
import { useCompositionEnter } from '#renderer/ui/composition-enter/use-composition-enter.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { CircleAlert } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import { maximumDraftLength, maximumTextLength } from '#shared/model/message.ts';
import { typingClock } from '../../model/typing-clock.ts';
import { useDraft } from '../../model/use-draft.ts';
import { useSend } from '../../model/use-send.ts';
import styles from './composer.module.css';

/** Where one writes. Enter sends, once, with the syllable complete; what is not taken is still here. */
export function Composer({ conversation }: { readonly conversation: Conversation }) {
  const text = useText();
  const noteId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(conversation);
  const send = useSend(conversation.id);
  useEffect(() => field.current?.focus(), []);

  const submit = () => {
    // The field, not the state: at the end of a composition only the field has the last syllable for sure.
    const written = (field.current?.value ?? '').trim();
    if (written === '' || written.length > maximumTextLength) return;
    send(written);
    field.current?.focus();
  };
  useCompositionEnter(field, submit, isSendKey);

  const length = draft.text.length;
  const excess = draft.text.trim().length - maximumTextLength;
  const problem =
    excess > 0
      ? [
          text('composer.too-long', { excess, maximum: maximumTextLength }),
          ...(length > maximumDraftLength
            ? [text('composer.not-kept', { maximum: maximumDraftLength })]
            : []),
        ].join(' ')
      : draft.refused === null
        ? null
        : text('composer.refused', { reason: text(errorKey(draft.refused.code)) });

  return (
    <div className={styles.composer} data-area="composer">
      <TextareaAutosize
        ref={field}
        className={styles.field}
        value={draft.text}
        maxRows={8}
        cacheMeasurements
        placeholder={text('composer.placeholder')}
        aria-label={text('composer.label', { name: conversation.peer.name })}
        aria-describedby={problem === null ? undefined : noteId}
        aria-invalid={excess > 0 || undefined}
        onChange={(event) => {
          typingClock.touch();
          draft.write(event.target.value);
        }}
      />
      <div className={styles.tools}>
        {problem === null ? (
          <span className={styles.hint}>
            {length > maximumTextLength - countFrom
              ? text('composer.length', { length, maximum: maximumTextLength })
              : text('composer.hint')}
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
    </div>
  );
}

/** From so many characters before the limit on, the count is shown. */
const countFrom = 1000;

function isSendKey({ shiftKey, altKey }: EnterKeyEvent): boolean {
  return !shiftKey && !altKey;
}
