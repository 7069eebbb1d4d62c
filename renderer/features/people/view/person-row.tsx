import clsx from 'clsx';
import { useEffect, useRef } from 'react';
import { useOwnAgency } from '#renderer/bridge/use-own-agency.ts';
import { Avatar } from '#renderer/ui/person/avatar.tsx';
import { OutsiderTag } from '#renderer/ui/person/outsider-tag.tsx';
import { personTitle } from '#renderer/ui/person/person-title.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { FoundPerson } from '../model/use-people.ts';
import styles from './person-row.module.css';

/** One person: name and title, department path, duty, extension. Without an account: why they cannot be chosen. */
export function PersonRow({
  id,
  result: { person, reachable },
  active,
  onChoose,
}: {
  readonly id: string;
  readonly result: FoundPerson;
  readonly active: boolean;
  readonly onChoose: () => void;
}) {
  const text = useText();
  const ownAgency = useOwnAgency();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={row}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-disabled={!reachable || undefined}
      data-person-id={person.id}
      className={clsx(styles.row, !reachable && styles.unreachable)}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      onKeyDown={undefined}
    >
      <Avatar id={person.id} name={person.name} />
      <div className={styles.who}>
        <p className={styles.name}>
          <b>{person.name}</b> <span className={styles.title}>{personTitle(person)}</span>
          <OutsiderTag person={person} ownAgency={ownAgency} />
        </p>
        <p className={styles.path}>{person.departments.join(text('person.path.separator'))}</p>
      </div>
      <p className={styles.duty}>{person.duty}</p>
      <p className={styles.end}>
        {reachable
          ? person.extension !== '' && text('person.extension', { extension: person.extension })
          : text('people.unreachable')}
      </p>
    </div>
  );
}
