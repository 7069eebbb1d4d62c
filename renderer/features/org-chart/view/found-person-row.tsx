import { useEffect, useRef } from 'react';
import { useOwnAgency } from '#renderer/bridge/use-own-agency.ts';
import { MarkedText } from '#renderer/ui/marked-text.tsx';
import { Avatar } from '#renderer/ui/person/avatar.tsx';
import { EmploymentTag } from '#renderer/ui/person/employment-tag.tsx';
import { OutsiderTag } from '#renderer/ui/person/outsider-tag.tsx';
import { personTitle } from '#renderer/ui/person/person-title.ts';
import { Tag } from '#renderer/ui/tag.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { QueryWord } from '#shared/hangul/query-words.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import type { UnitId } from '#shared/model/ids.ts';
import styles from './found-person-row.module.css';

export type FoundPerson = RequestOutput<'directory', 'staff'>['people'][number];

/** One person: name and title, the way to their department, duty, extension; what the query matched is marked. */
export function FoundPersonRow({
  found: { person, reachable },
  words,
  ownUnit,
  chosen,
  stop,
  onChoose,
  onStart,
}: {
  readonly found: FoundPerson;
  readonly words: readonly QueryWord[];
  readonly ownUnit: UnitId | null;
  readonly chosen: boolean;
  /** Whether Tab comes here. */
  readonly stop: boolean;
  readonly onChoose: () => void;
  readonly onStart: () => void;
}) {
  const text = useText();
  const ownAgency = useOwnAgency();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const path = person.departments.join(text('person.path.separator'));
  return (
    <div
      ref={row}
      role="option"
      tabIndex={stop ? 0 : -1}
      aria-selected={chosen}
      data-person-id={person.id}
      className={styles.row}
      onClick={onChoose}
      onDoubleClick={onStart}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        onStart();
      }}
    >
      <Avatar id={person.id} name={person.name} />
      <div className={styles.who}>
        <p className={styles.name}>
          <b>
            <MarkedText text={person.name} words={words} />
          </b>
          <span className={styles.title}>{personTitle(person)}</span>
          {ownUnit !== null && person.unit === ownUnit && words.length > 0 && (
            <Tag>{text('org.own-unit.tag')}</Tag>
          )}
          <OutsiderTag person={person} ownAgency={ownAgency} />
          <EmploymentTag employment={person.employment} />
        </p>
        <p className={styles.path} title={path}>
          <MarkedText text={path} words={words} />
        </p>
      </div>
      <p className={styles.duty} title={person.duty}>
        <MarkedText text={person.duty} words={words} />
      </p>
      <div className={styles.end}>
        <p>
          <MarkedText text={person.extension} words={words} />
        </p>
        {!reachable && <p className={styles.unreachable}>{text('people.unreachable')}</p>}
      </div>
    </div>
  );
}
