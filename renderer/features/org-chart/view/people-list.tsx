import { useRef, type KeyboardEvent } from 'react';
import { useOwnAgency } from '#renderer/bridge/use-own-agency.ts';
import { RowAvatar } from '#renderer/features/presence/index.ts';
import { PersonRow } from '#renderer/ui/person/person-row.tsx';
import { hasModifier } from '#renderer/ui/shortcuts/has-modifier.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import type { QueryWord } from '#shared/hangul/query-words.ts';
import type { PersonId, UnitId } from '#shared/model/ids.ts';
import { useOrgChartStore } from '../model/org-chart-store.ts';
import styles from './people-list.module.css';

type FoundPerson = RequestOutput<'directory', 'staff'>['people'][number];

/** People to choose from: the arrow keys choose, Enter and a double click begin the conversation. */
export function PeopleList({
  people,
  words,
  within = nowhere,
  ownUnit,
  unit = null,
  onStart,
}: {
  readonly people: readonly FoundPerson[];
  /** The way to the department that all of them are shown in. */
  readonly within?: readonly string[];
  readonly words: readonly QueryWord[];
  readonly ownUnit: UnitId | null;
  /** Whose people they are: who belongs to another unit is here for another post. Null where they come from everywhere. */
  readonly unit?: UnitId | null;
  readonly onStart: (person: PersonId) => void;
}) {
  const text = useText();
  const ownAgency = useOwnAgency();
  const list = useRef<HTMLDivElement>(null);
  const chosen = useOrgChartStore((store) => store.person);
  const choose = useOrgChartStore((store) => store.choosePerson);
  const chosenAt = people.findIndex(({ person }) => person.id === chosen);

  const onKeyDown = (event: KeyboardEvent) => {
    if (hasModifier(event)) return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement);
    const next = nextIndex(event.key, at, rows.length);
    if (next === null) return;
    event.preventDefault();
    rows[next]?.focus();
    const person = people[next]?.person.id;
    if (person !== undefined) choose(person);
  };

  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={-1}
      aria-label={text('org.list')}
      className={styles.list}
      onKeyDown={onKeyDown}
    >
      {people.map(({ person, reachable }, index) => (
        <PersonRow
          key={person.id}
          person={person}
          reachable={reachable}
          avatar={<RowAvatar person={person} reachable={reachable} />}
          words={words}
          within={within}
          ownAgency={ownAgency}
          isNear={words.length > 0 && ownUnit !== null && person.unit === ownUnit}
          isOtherPost={unit !== null && person.unit !== unit}
          chosen={index === chosenAt}
          tabIndex={index === Math.max(chosenAt, 0) ? 0 : -1}
          onClick={() => choose(person.id)}
          onDoubleClick={() => onStart(person.id)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || hasModifier(event)) return;
            event.preventDefault();
            onStart(person.id);
          }}
        />
      ))}
    </div>
  );
}

const nowhere: readonly string[] = [];

function nextIndex(key: string, at: number, count: number): number | null {
  if (at === -1) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
