import { useRef, type KeyboardEvent } from 'react';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { QueryWord } from '#shared/hangul/query-words.ts';
import type { PersonId, UnitId } from '#shared/model/ids.ts';
import { useOrgChartStore } from '../model/org-chart-store.ts';
import { FoundPersonRow, type FoundPerson } from './found-person-row.tsx';
import styles from './people-list.module.css';

/** People to choose from: the arrow keys choose, Enter and a double click begin the conversation. */
export function PeopleList({
  people,
  words,
  ownUnit,
  onStart,
}: {
  readonly people: readonly FoundPerson[];
  readonly words: readonly QueryWord[];
  readonly ownUnit: UnitId | null;
  readonly onStart: (person: PersonId) => void;
}) {
  const text = useText();
  const list = useRef<HTMLDivElement>(null);
  const chosen = useOrgChartStore((store) => store.person);
  const choose = useOrgChartStore((store) => store.choosePerson);
  const chosenAt = people.findIndex(({ person }) => person.id === chosen);

  const onKeyDown = (event: KeyboardEvent) => {
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
      {people.map((found, index) => (
        <FoundPersonRow
          key={found.person.id}
          found={found}
          words={words}
          ownUnit={ownUnit}
          chosen={index === chosenAt}
          stop={index === Math.max(chosenAt, 0)}
          onChoose={() => choose(found.person.id)}
          onStart={() => onStart(found.person.id)}
        />
      ))}
    </div>
  );
}

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
