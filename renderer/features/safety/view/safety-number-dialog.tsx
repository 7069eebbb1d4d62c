import { useEffect, useRef } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { CircleAlert, Shield } from '#renderer/ui/icons.ts';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { DirectConversation } from '#shared/model/conversation.ts';
import { useSafetyNumber } from '../model/use-safety-number.ts';
import styles from './safety-number-dialog.module.css';
import { SafetyNumberView } from './safety-number-view.tsx';

/** The safety number of a conversation: comparing it, saying that one has, going on after a change. */
export function SafetyNumberDialog({
  conversation,
  name,
  open,
  onClose,
  finalFocus,
}: {
  readonly conversation: DirectConversation;
  readonly name: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** Where the focus goes afterwards; null for where it was before. */
  readonly finalFocus: () => HTMLElement | null;
}) {
  const text = useText();
  const body = useRef<HTMLDivElement>(null);
  const room = useSafetyNumber(conversation, open);
  const { number, error, retry, accept, busy } = room;
  const asks = conversation.trust === 'changed' && number !== null && number !== undefined;
  // The button that was pressed is gone after accepting: the focus must not go with it.
  const wasAsked = useRef(false);
  useEffect(() => {
    if (wasAsked.current && !asks && open) body.current?.focus();
    wasAsked.current = asks;
  });
  return (
    <Dialog
      size="small"
      open={open}
      onClose={onClose}
      title={text('safety.title')}
      initialFocus={body}
      finalFocus={finalFocus}
      footer={
        asks ? (
          <Button look="primary" className={styles.accept} onClick={accept} disabled={busy}>
            {text('safety.accept')}
          </Button>
        ) : undefined
      }
    >
      {/* It scrolls in a low window, so it is a stop of the Tab key and has the focus at first. */}
      <div ref={body} className={styles.body} role="group" aria-label={text('safety.title')} tabIndex={-1}>
        {number === undefined ? (
          error === null ? (
            <SkeletonRows label={text('safety.loading')} />
          ) : (
            <EmptyState
              alert
              icon={CircleAlert}
              title={text('safety.error')}
              text={text(errorKey(error))}
              action={<Button onClick={retry}>{text('app.retry')}</Button>}
            />
          )
        ) : number === null ? (
          <EmptyState icon={Shield} title={text('safety.none')} text={text('safety.none.text')} />
        ) : (
          <SafetyNumberView conversation={conversation} name={name} number={number} room={room} />
        )}
      </div>
    </Dialog>
  );
}
