// Before all that has styles of its own: of two rules that weigh the same the later one holds.
import '#renderer/styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepRecentRooms } from '#renderer/bridge/cache/recent-rooms.ts';
import { askAhead } from '#renderer/bridge/ask-ahead.ts';
import { createClient } from '#renderer/bridge/client.ts';
import { startEventSync } from '#renderer/bridge/event-sync.ts';
import { createQueryClient } from '#renderer/bridge/query-client.ts';
import { saveAtEnd } from '#renderer/features/chats/index.ts';
import type { NaraeBridge } from '#shared/ipc/bridge.ts';
import { App } from './app.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { pickLocale } from './locale.ts';
import { readOwnConversation } from './own-conversation.ts';
import { Providers } from './providers.tsx';
import { followSystemTheme } from './theme.ts';

/** Starts the page over a bridge. */
export function start(bridge: NaraeBridge): void {
  const locale = pickLocale(location.search, navigator.language);
  document.documentElement.lang = locale;
  followSystemTheme();

  const client = createClient(bridge);
  const cache = createQueryClient();
  startEventSync(client, cache);
  saveAtEnd(client);
  keepRecentRooms(cache);
  const own = readOwnConversation(location.search);
  if (own === null) askAhead(client, cache);

  const root = document.getElementById('root');
  if (root === null) return;
  createRoot(root).render(
    <StrictMode>
      <Providers locale={locale} client={client} cache={cache}>
        <ErrorBoundary>
          <App own={own} />
        </ErrorBoundary>
      </Providers>
    </StrictMode>,
  );
}
