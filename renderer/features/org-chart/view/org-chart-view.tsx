import clsx from 'clsx';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useAppStatus } from '#renderer/bridge/use-app-status.ts';
import { usePaneWidth } from '#renderer/bridge/use-pane-width.ts';
import { useOpenConversation } from '#renderer/features/chats/index.ts';
import { DirectoryNotice } from '#renderer/features/people/index.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { useMediaQuery } from '#renderer/ui/hooks/use-media-query.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { ArrowLeft, LocateFixed, Network } from '#renderer/ui/icons.ts';
import { PaneSplitter } from '#renderer/ui/pane-splitter.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { PersonId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import { paneWidths } from '#shared/model/preferences.ts';
import { useOrgChartStore } from '../model/org-chart-store.ts';
import { useAskedPerson } from '../model/use-asked-person.ts';
import { useOwnUnit } from '../model/use-own-unit.ts';
import { useRevealUnit } from '../model/use-reveal-unit.ts';
import styles from './org-chart-view.module.css';
import { PersonCard } from './person-card.tsx';
import { SearchBar } from './search-bar.tsx';
import { SearchResults } from './search-results.tsx';
import { UnitStaff } from './unit-staff.tsx';
import { UnitTree } from './unit-tree.tsx';

/** Tree, people and card side by side; in a narrow window the tree or the people, and the card over them. */
export function OrgChartView({
  asked,
  onTaken,
  timesSearched,
  onOpened,
  onNewGroup,
}: {
  /** Whose card was asked for from elsewhere; `onTaken` is told once it is shown. */
  readonly asked: Person | null;
  readonly onTaken: () => void;
  /** How often somebody has come to look for people: each time they can type at once. 0 where a card was asked for. */
  readonly timesSearched: number;
  readonly onOpened: () => void;
  /** Begins a room with these people. */
  readonly onNewGroup: (people: readonly Person[]) => void;
}) {
  const text = useText();
  const onePane = useMediaQuery('(max-width: 759px)');
  const { unit, person, query, chooseUnit, choosePerson } = useOrgChartStore();
  const own = useOwnUnit();
  const tree = usePaneWidth('treeWidth');
  const revealUnit = useRevealUnit();
  const card = useRef<HTMLDivElement>(null);
  useAskedPerson(asked, card, onTaken);
  const { open, error, dismiss } = useOpenConversation();
  const self = useAppStatus()?.self?.id;
  // It was about somebody else.
  const onOther = useEffectEvent(() => {
    if (error !== null) dismiss();
  });
  useEffect(() => onOther(), [person]);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (timesSearched > 0) field.current?.focus();
  }, [timesSearched]);
  const words = query.normalize('NFC').trim();
  // With oneself there is no conversation; one's card says that it is one's own.
  const start = (who: PersonId) => (who === self ? choosePerson(who) : open(who, onOpened));
  const showsTree = !onePane || (unit === null && words === '');
  return (
    <div className={styles.view}>
      {showsTree && (
        <section
          className={styles.tree}
          style={onePane || tree.width === null ? undefined : { width: tree.width }}
          aria-label={text('org.title')}
        >
          <header className={styles.head}>
            <h1 className={styles.title}>{text('org.title')}</h1>
            {own.reveal !== null && (
              <IconButton icon={LocateFixed} label={text('org.own-unit')} onClick={own.reveal} />
            )}
          </header>
          <UnitTree />
        </section>
      )}
      {!onePane && (
        <PaneSplitter
          pane={{ width: tree.width ?? usualWidth, ...paneWidths }}
          label={text('pane.width')}
          onMove={tree.move}
          onDone={tree.keep}
        />
      )}
      <main className={clsx(styles.people, onePane && showsTree && styles.searchOnly)} data-area="people">
        <div className={styles.search}>
          {onePane && !showsTree && (
            <IconButton icon={ArrowLeft} label={text('org.back')} onClick={() => chooseUnit(null)} />
          )}
          <SearchBar field={field} />
        </div>
        <DirectoryNotice />
        {error !== null && (
          <p role="alert" className={styles.error}>
            {text(errorKey(error))}
          </p>
        )}
        {words !== '' ? (
          <SearchResults query={words} ownUnit={own.id} onStart={start} onUnit={revealUnit} />
        ) : unit !== null ? (
          <UnitStaff key={unit} unit={unit} ownUnit={own.id} onStart={start} onNewGroup={onNewGroup} />
        ) : (
          !onePane && <EmptyState icon={Network} title={text('org.unit.choose')} />
        )}
      </main>
      <div ref={card} className={clsx(styles.card, person === null && styles.cardEmpty)}>
        <PersonCard
          person={person}
          onStart={start}
          onNewGroup={onNewGroup}
          onClose={() => choosePerson(null)}
        />
      </div>
    </div>
  );
}

/** As its style has it, in px. */
const usualWidth = 264;
