import clsx from 'clsx';
import { useEffect, useRef, type ComponentProps } from 'react';
import type { QueryWord } from '#shared/hangul/query-words.ts';
import type { Person } from '#shared/model/person.ts';
import { MarkedText } from '../marked-text.tsx';
import { Tag } from '../tag.tsx';
import { useText } from '../text/use-text.ts';
import { Avatar } from './avatar.tsx';
import { EmploymentTag } from './employment-tag.tsx';
import { OutsiderTag } from './outsider-tag.tsx';
import styles from './person-row.module.css';
import { personTitle } from './person-title.ts';

interface PersonRowProps extends Omit<ComponentProps<'div'>, 'ref' | 'role' | 'className' | 'children'> {
  readonly person: Person;
  /** They use Narae; otherwise it is said beside their extension. */
  readonly reachable: boolean;
  /** What is marked. */
  readonly words: readonly QueryWord[];
  readonly ownAgency: string | undefined;
  /** They are of one's own department, where that is worth saying. */
  readonly isNear?: boolean;
  readonly chosen: boolean;
  /** False for a row that can be seen and not be chosen. */
  readonly choosable?: boolean;
}

/** One person in a list to choose from: name and title, the way to their department, duty, extension. */
export function PersonRow({
  person,
  reachable,
  words,
  ownAgency,
  isNear = false,
  chosen,
  choosable = true,
  ...rest
}: PersonRowProps) {
  const text = useText();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const path = person.departments.join(text('person.path.separator'));
  return (
    <div
      {...rest}
      ref={row}
      role="option"
      aria-selected={chosen}
      aria-disabled={!choosable || undefined}
      data-person-id={person.id}
      className={clsx(styles.row, !choosable && styles.out)}
    >
      <Avatar id={person.id} name={person.name} />
      <div className={styles.who}>
        <p className={styles.name}>
          <b>
            <MarkedText text={person.name} words={words} />
          </b>
          <span className={styles.title}>
            <MarkedText text={personTitle(person)} words={words} />
          </span>
          {isNear && <Tag>{text('org.own-unit.tag')}</Tag>}
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
