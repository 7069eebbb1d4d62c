import { lazy, Suspense, useState } from 'react';
import { useShowing } from '#renderer/bridge/use-showing.ts';
import { useUnreadTotal } from '#renderer/bridge/use-unread-total.ts';
import {
  ChatsView,
  useChatStore,
  useConversations,
  useHasUnsent,
  useFollowedDrafts,
  useMerges,
  useNeighbourConversation,
  useNextUnread,
  useOpenConversation,
  useOwnWindow,
  useSelectedConversation,
} from '#renderer/features/chats/index.ts';
import { ConnectionChip, StatusBanners, VaultBanner } from '#renderer/features/connection/index.ts';
import { MembersPanel, NewGroupDialog, WithoutDialog } from '#renderer/features/groups/index.ts';
import { PeopleDialog } from '#renderer/features/people/index.ts';
import { QuickSearch } from '#renderer/features/search/index.ts';
import type { SettingsSectionId } from '#renderer/features/settings/index.ts';
import { useDocumentTitle } from '#renderer/ui/hooks/use-document-title.ts';
import { MessageDialog } from '#renderer/ui/message-dialog.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { AppStatus } from '#shared/model/app-status.ts';
import type { Person } from '#shared/model/person.ts';
import appStyles from './app.module.css';
import { areaElement, focusArea, type Area } from './areas.ts';
import { useDocumentState } from './document-state.ts';
import { useKeyboard } from './keyboard.ts';
import { Rail, type MainArea } from './rail.tsx';
import { SearchField } from './search-field.tsx';
import styles from './shell.module.css';
import { TitleBar } from './title-bar.tsx';
import { useDestinations } from './use-destinations.ts';

// Nobody opens these before the conversations are there.
const OrgChartView = lazy(async () => ({
  default: (await import('#renderer/features/org-chart/index.ts')).OrgChartView,
}));
const SettingsView = lazy(async () => ({
  default: (await import('#renderer/features/settings/index.ts')).SettingsView,
}));

/** The frame of an enrolled PC: title bar, rail, and the area that is chosen. */
export function Shell({ status }: { readonly status: AppStatus }) {
  const text = useText();
  const [dialog, setDialog] = useState<'search' | 'people' | 'group' | null>(null);
  const [gathered, setGathered] = useState<readonly Person[]>([]);
  const [without, setWithout] = useState<readonly Person[]>([]);
  const talk = useOpenConversation();
  const [asked, setAsked] = useState<Person | null>(null);
  const [timesSearched, setTimesSearched] = useState(0);
  const [area, setArea] = useState<MainArea>('chats');
  const [section, setSection] = useState<SettingsSectionId>('general');
  const { rows, error } = useConversations();
  const goToNeighbour = useNeighbourConversation();
  const goToNextUnread = useNextUnread();
  const select = useChatStore((store) => store.select);
  const selected = useSelectedConversation();
  const shown = selected?.id ?? null;
  const unsent = useHasUnsent(selected);
  const ownWindow = useOwnWindow();
  const unread = useUnreadTotal();
  useFollowedDrafts();
  useMerges();
  useShowing(area === 'chats' ? shown : null, area === 'chats' && unsent);
  useDocumentState(rows !== undefined ? 'usable' : error !== null ? 'error' : 'loading');

  const search = () => setDialog('search');
  const newConversation = () => setDialog('people');
  const newGroup = (people: readonly Person[]) => {
    setGathered(people);
    setDialog('group');
  };
  const toChats = (then: Area) => {
    setArea('chats');
    requestAnimationFrame(() => focusArea(then));
  };
  const toOrgChart = () => {
    setTimesSearched((times) => times + 1);
    setArea('org-chart');
  };
  const showProfile = (person: Person) => {
    setAsked(person);
    setTimesSearched(0);
    setArea('org-chart');
  };
  const toNeighbour = (step: 1 | -1) => {
    setArea('chats');
    goToNeighbour(step);
  };
  const toSettings = (which: SettingsSectionId) => {
    setSection(which);
    setArea('settings');
  };
  useKeyboard({
    search,
    'new-conversation': newConversation,
    'new-group': () => newGroup([]),
    chats: () => toChats('list'),
    'org-chart': toOrgChart,
    settings: () => setArea('settings'),
    shortcuts: () => toSettings('shortcuts'),
    'previous-conversation': () => toNeighbour(-1),
    'next-conversation': () => toNeighbour(1),
    'next-unread': () => {
      setArea('chats');
      goToNextUnread();
    },
    'own-window': () => {
      if (area === 'chats' && shown !== null) ownWindow.open(shown);
    },
    back: () => (area === 'chats' ? void focusArea('composer') : toChats('composer')),
  });
  const { lost, dismiss } = useDestinations(
    () => {
      setDialog(null);
      setArea('chats');
    },
    (page) => {
      const isDialog = page === 'search' || page === 'people';
      setDialog(isDialog ? page : null);
      if (page === 'settings') setArea('settings');
      else if (!isDialog) toSettings(page);
    },
  );

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
          onOrgChart={toOrgChart}
          onSettings={() => setArea('settings')}
        />
        <div className={styles.work}>
          <StatusBanners status={status} />
          {area === 'settings' ? (
            <Suspense fallback={<div className={styles.coming} />}>
              <SettingsView chosen={section} onChoose={setSection} />
            </Suspense>
          ) : area === 'org-chart' ? (
            <Suspense fallback={<div className={styles.coming} />}>
              <OrgChartView
                asked={asked}
                onTaken={() => setAsked(null)}
                timesSearched={timesSearched}
                onOpened={() => toChats('composer')}
                onNewGroup={newGroup}
              />
            </Suspense>
          ) : (
            <ChatsView
              connection={status.connection}
              onNewConversation={newConversation}
              onOwnWindow={ownWindow.open}
              onNewGroup={newGroup}
              onProfile={showProfile}
              side={(room, close) => (
                <MembersPanel
                  conversation={room}
                  onProfile={showProfile}
                  onTalk={(person) => talk.open(person, () => undefined)}
                  onClose={close}
                />
              )}
            />
          )}
        </div>
      </div>
      <QuickSearch
        open={dialog === 'search'}
        onClose={() => setDialog(null)}
        onConversation={() => setArea('chats')}
        onCard={showProfile}
        finalFocus={() => (area === 'org-chart' ? cardButton() : composerField())}
      />
      <PeopleDialog
        open={dialog === 'people'}
        onClose={() => setDialog(null)}
        onOpened={() => setArea('chats')}
        finalFocus={composerField}
      />
      {dialog === 'group' && (
        <NewGroupDialog
          first={gathered}
          onClose={() => setDialog(null)}
          onDone={(left) => {
            setDialog(null);
            setWithout(left);
            setArea('chats');
          }}
          finalFocus={composerField}
        />
      )}
      {without.length > 0 && <WithoutDialog people={without} onClose={() => setWithout([])} />}
      {talk.error !== null && (
        <MessageDialog
          title={text('destination.person')}
          text={text(errorKey(talk.error))}
          onClose={talk.dismiss}
        />
      )}
      {lost !== null && (
        <MessageDialog
          title={text(`destination.${lost.kind}`)}
          text={text(lost.reason === 'not-found' ? `destination.${lost.kind}.text` : errorKey(lost.reason))}
          onClose={dismiss}
        />
      )}
      {ownWindow.error !== null && (
        <MessageDialog
          title={text('room.own-window.failed')}
          text={text(errorKey(ownWindow.error))}
          onClose={ownWindow.dismiss}
        />
      )}
    </div>
  );
}

/** Where one goes on after choosing a conversation; whom a link has led away has chosen none. */
function composerField(): HTMLElement | null {
  if (useChatStore.getState().links !== null) return document.querySelector('[data-heading="room"]');
  return areaElement('composer')?.querySelector('textarea') ?? null;
}

/** Into the card that has come instead of what had the focus. */
function cardButton(): HTMLElement | null {
  return areaElement('card')?.querySelector('button') ?? null;
}
