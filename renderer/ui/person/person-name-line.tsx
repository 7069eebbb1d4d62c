import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { QueryWord } from '#shared/hangul/query-words.ts';
import type { Person } from '#shared/model/person.ts';
import { MarkedText } from '../marked-text.tsx';
import type { OwnAgency } from './is-outsider.ts';
import { OutsiderTag } from './outsider-tag.tsx';
import styles from './person-name-line.module.css';
import { personTitle } from './person-title.ts';

/** Who it is, in a row of what was found: name, title, whether they are of another agency, and further tags. */
export function PersonNameLine({
  person,
  words,
  ownAgency,
  before,
  className,
  children,
}: {
  readonly person: Person;
  /** What is marked. */
  readonly words: readonly QueryWord[];
  readonly ownAgency: OwnAgency | undefined;
  /** A tag that stands before the others. */
  readonly before?: ReactNode;
  readonly className?: string | undefined;
  readonly children?: ReactNode;
}) {
  return (
    <p className={clsx(styles.line, className)}>
      <b>
        <MarkedText text={person.name} words={words} />
      </b>
      <span className={styles.title}>
        <MarkedText text={personTitle(person)} words={words} />
      </span>
      {before}
      <OutsiderTag person={person} ownAgency={ownAgency} />
      {children}
    </p>
  );
}
