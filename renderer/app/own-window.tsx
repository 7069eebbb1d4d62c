import { useEffect, useState } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { useShowing } from '#renderer/bridge/use-showing.ts';
import {
  leaveComposer,
  Room,
  shutOutBy,
  useFoundConversation,
  useHasUnsent,
  useFollowedDrafts,
  useMerges,
} from '#renderer/features/chats/index.ts';
import { StatusBanners, VaultBanner } from '#renderer/features/connection/index.ts';
import { MembersPanel } from '#renderer/features/groups/index.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { useDocumentTitle } from '#renderer/ui/hooks/use-document-title.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { CircleAlert, MessageSquare, RotateCcw } from '#renderer/ui/icons.ts';
import { useConversationName } from '#renderer/ui/person/use-conversation-name.ts';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { AppStatus } from '#shared/model/app-status.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import appStyles from './app.module.css';
import { focusArea } from './areas.ts';
import { followDestinations } from './destinations.ts';
import { useDocumentState } from './document-state.ts';
import { useKeyboard } from './keyboard.ts';
import { rememberOwnConversation, type OwnConversation } from './own-conversation.ts';
import styles from './own-window.module.css';
import { TitleBar } from './title-bar.tsx';

/** A window that shows one conversation of an enrolled PC, and nothing beside it. */
export function OwnWindow({
  status,
  conversation,
}: {
  readonly status: AppStatus;
  readonly conversation: OwnConversation;
}) {
  return conversation === 'unknown' ? (
    <Missing reason="not-found" />
  ) : (
    <OneConversation status={status} first={conversation} />
  );
}

/** In place of the conversation while nobody is signed in, or the messenger cannot work. */
export function ClosedOwnWindow({ failed }: { readonly failed: boolean }) {
  const text = useText();
  useDocumentState(failed ? 'error' : 'sign-in');
  useDocumentTitle(text('app.name'));
  return (
    <div className={appStyles.frame}>
      <TitleBar subject={text('app.name')} />
      <main className={styles.place}>
        <EmptyState icon={MessageSquare} title={text('own.closed.title')} text={text('own.closed.text')} />
      </main>
    </div>
  );
}

/** In place of the conversation before the messenger answers. */
export function LoadingOwnWindow() {
  const text = useText();
  useDocumentState('loading');
  return (
    <div className={appStyles.frame}>
      <TitleBar subject={text('app.name')} />
      <main className={styles.place}>
        <SkeletonRows label={text('room.loading')} />
      </main>
    </div>
  );
}

function OneConversation({ status, first }: { readonly status: AppStatus; readonly first: ConversationId }) {
  const text = useText();
  const client = useBridge();
  const [id, setId] = useState(first);
  useFollowedDrafts();
  useMerges((from, into) => {
    if (from !== id) return;
    rememberOwnConversation(into);
    setId(into);
  });
  const conversationName = useConversationName();
  const { conversation, error, retry } = useFoundConversation(id);
  const name = conversation && conversationName(conversation);
  useDocumentState(conversation !== undefined ? 'usable' : error === null ? 'loading' : 'error');
  // Chromium writes titles to the disk and the system shows them in the task bar: whom it is with stands in the page only.
  useDocumentTitle(text('own.window-title'));
  useShowing(conversation === undefined ? null : id, useHasUnsent(conversation));
  // It is led nowhere else, but a link to its conversation brings it to the front.
  useEffect(() => followDestinations(client, leaveComposer), [client]);
  useKeyboard({ back: () => void focusArea('composer') });

  if (error !== null) return <Missing reason={error} onRetry={retry} />;
  return (
    <div className={appStyles.frame}>
      <TitleBar subject={name ?? text('app.name')} />
      {status.vault === 'none' && <VaultBanner />}
      <div className={styles.work}>
        <StatusBanners status={status} />
        {conversation === undefined ? (
          <main className={styles.place}>
            <SkeletonRows label={text('room.loading')} />
          </main>
        ) : (
          <div className={styles.room}>
            <Room
              key={id}
              alone
              conversation={conversation}
              shutOut={shutOutBy(status.connection)}
              side={(room, close) => (
                <MembersPanel conversation={room} onProfile={null} onTalk={null} onClose={close} />
              )}
            />
          </div>
        )}
      </div>
    </div>
  );
}

function Missing({ reason, onRetry }: { readonly reason: ErrorCode; readonly onRetry?: () => void }) {
  const text = useText();
  useDocumentState('error');
  useDocumentTitle(text('app.name'));
  const gone = reason === 'not-found';
  return (
    <div className={appStyles.frame}>
      <TitleBar subject={text('app.name')} />
      <main className={styles.place}>
        <EmptyState
          alert
          icon={CircleAlert}
          title={text(gone ? 'own.not-found.title' : 'own.error.title')}
          text={gone ? text('own.not-found.text') : text(errorKey(reason))}
          action={
            !gone &&
            onRetry !== undefined && (
              <Button onClick={onRetry}>
                <Icon of={RotateCcw} size={14} />
                {text('app.retry')}
              </Button>
            )
          }
        />
      </main>
    </div>
  );
}
