import { useState } from 'react';
import {
  ChatsView,
  useChatStore,
  useConversations,
  useNeighbourConversation,
} from '#renderer/features/chats/index.ts';
import { ConnectionChip, StatusBanners, VaultBanner } from '#renderer/features/connection/index.ts';
import { PeopleDialog } from '#renderer/features/people/index.ts';
import { SettingsView } from '#renderer/features/settings/index.ts';
import { useDocumentTitle } from '#renderer/ui/hooks/use-document-title.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { AppStatus } from '#shared/model/app-status.ts';
import appStyles from './app.module.css';
import { areaElement, focusArea, type Area } from './areas.ts';
import { useDocumentState } from './document-state.ts';
import { useKeyboard } from './keyboard.ts';
import { Rail, type MainArea } from './rail.tsx';
import { SearchField } from './search-field.tsx';
import styles from './shell.module.css';
import { TitleBar } from './title-bar.tsx';

/** The frame of an enrolled PC: title bar, rail, and the area that is chosen. */
export function Shell({ status }: { readonly status: AppStatus }) {
  const text = useText();
  const [searching, setSearching] = useState(false);
  const [area, setArea] = useState<MainArea>('chats');
  const { rows, error } = useConversations();
  const goToNeighbour = useNeighbourConversation();
  const select = useChatStore((store) => store.select);
  useDocumentState(rows !== undefined ? 'usable' : error !== null ? 'error' : 'loading');

  const search = () => setSearching(true);
  const toChats = (then: Area) => {
    setArea('chats');
    requestAnimationFrame(() => focusArea(then));
  };
  useKeyboard({
    search,
    settings: () => setArea('settings'),
    goToNeighbour: (step) => {
      setArea('chats');
      goToNeighbour(step);
    },
    back: () => (area === 'chats' ? void focusArea('composer') : toChats('composer')),
  });

  const unread = rows?.reduce((sum, conversation) => sum + conversation.unread, 0) ?? 0;
  // The title stands in task bars and their histories: it names nobody.
  useDocumentTitle(unread === 0 ? text('app.name') : text('app.window-title', { unread }));
  return (
    <div className={appStyles.frame}>
      <TitleBar
        agency={status.agency}
        search={<SearchField onOpen={search} />}
        end={<ConnectionChip status={status} />}
      />
      {status.vault === 'none' && <VaultBanner />}
      <div className={styles.body}>
        <Rail
          self={status.self}
          unread={unread}
          shown={area}
          onChats={() => {
            // On one pane the list is behind the conversation.
            if (area === 'chats' && areaElement('list') === null) select(null);
            toChats('list');
          }}
          onSettings={() => setArea('settings')}
        />
        <div className={styles.work}>
          <StatusBanners status={status} />
          {area === 'settings' ? (
            <SettingsView />
          ) : (
            <ChatsView connection={status.connection} onNewConversation={search} />
          )}
        </div>
      </div>
      <PeopleDialog
        open={searching}
        onClose={() => setSearching(false)}
        onOpened={() => setArea('chats')}
        finalFocus={() => areaElement('composer')?.querySelector('textarea') ?? null}
      />
    </div>
  );
}
