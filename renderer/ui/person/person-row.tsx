import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import type { QueryWord } from '#shared/hangul/query-words.ts';
import type { Person } from '#shared/model/person.ts';
import { OptionRow } from '../choice-field/option-row.tsx';
import { MarkedText } from '../marked-text.tsx';
import { Tag } from '../tag.tsx';
import { useText } from '../text/use-text.ts';
import { Avatar } from './avatar.tsx';
import type { OwnAgency } from './is-outsider.ts';
import { EmploymentTag } from './employment-tag.tsx';
import { PersonNameLine } from './person-name-line.tsx';
import styles from './person-row.module.css';

interface PersonRowProps extends Omit<ComponentProps<typeof OptionRow>, 'className' | 'children'> {
  readonly person: Person;
  /** They use Narae; otherwise it is said beside their extension. */
  readonly reachable: boolean;
  /** In place of the initials alone: with presence, where that is known. */
  readonly avatar?: ReactNode;
  /** What is marked. */
  readonly words: readonly QueryWord[];
  readonly ownAgency: OwnAgency | undefined;
  /** The way that is written above the list already; it is not repeated. */
  readonly within?: readonly string[];
  /** They are of one's own department, where that is worth saying. */
  readonly isNear?: boolean;
  /** They are listed for another post that they hold (겸직). */
  readonly isOtherPost?: boolean;
  /** A word about them that is said nowhere else. */
  readonly tag?: string | null;
}

/** One person in a list to choose from: name and title, the way to their department, duty, extension. */
export function PersonRow({
  person,
  reachable,
  avatar = <Avatar id={person.id} name={person.name} />,
  words,
  ownAgency,
  within = [],
  isNear = false,
  isOtherPost = false,
  tag = null,
  chosen,
  choosable = true,
  ...rest
}: PersonRowProps) {
  const text = useText();
  const separator = text('person.path.separator');
  const path = person.departments.join(separator);
  const isSaid = within.length > 0 && path === within.join(separator);
  return (
    <OptionRow
      {...rest}
      chosen={chosen}
      choosable={choosable}
      data-person-id={person.id}
      className={clsx(styles.row, isSaid && styles.said, !choosable && styles.out)}
    >
      {avatar}
      <div className={styles.who}>
        <PersonNameLine
          person={person}
          words={words}
          ownAgency={ownAgency}
          className={styles.name}
          before={isNear && <Tag>{text('org.own-unit.tag')}</Tag>}
        >
          {tag !== null && <Tag>{tag}</Tag>}
          {isOtherPost && <Tag>{text('org.other-post.tag')}</Tag>}
          <EmploymentTag employment={person.employment} />
        </PersonNameLine>
        {isSaid ? (
          <p className={clsx(styles.path, styles.narrowDuty)}>{person.duty}</p>
        ) : (
          <p className={styles.path} title={path}>
            <MarkedText text={path} words={words} />
          </p>
        )}
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
    </OptionRow>
  );
}
