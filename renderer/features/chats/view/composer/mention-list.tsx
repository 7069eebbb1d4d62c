import clsx from 'clsx';
import { useEffect, useRef } from 'react';
import { Icon } from '#renderer/ui/icon.tsx';
import { UsersRound } from '#renderer/ui/icons.ts';
import { MarkedText } from '#renderer/ui/marked-text.tsx';
import { Avatar } from '#renderer/ui/person/avatar.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { queryWords } from '#shared/hangul/query-words.ts';
import type { Mentionable } from '../../model/mentionable.ts';
import styles from './mention-list.module.css';
import type { MentionList as List } from './use-mention-list.ts';

/** Those who can be named with what was typed behind the @. The focus stays in the field. */
export function MentionList({ list }: { readonly list: List }) {
  const text = useText();
  const current = useRef<HTMLDivElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [list.active]);
  if (list.shown === null) return null;
  const { options, matched, all, query } = list.shown;
  const words = queryWords(query);
  return (
    <div className={styles.panel}>
      <p className={styles.count} role="status">
        {text('mention.found', { all: peopleIn(all), count: peopleIn(matched) })}
      </p>
      <div id={list.listId} role="listbox" aria-label={text('mention.list')} className={styles.list}>
        {options.map(({ person, label }, index) => (
          <div
            key={person?.id ?? 'everybody'}
            ref={index === list.active ? current : undefined}
            id={list.optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === list.active}
            className={clsx(styles.option, index === list.active && styles.active)}
            // The field keeps the focus, and with it the keyboard.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => list.choose(index)}
            // The keys are handled by the field.
            onKeyDown={undefined}
          >
            {person === null ? (
              <span className={styles.everybody} aria-hidden="true">
                <Icon of={UsersRound} size={16} />
              </span>
            ) : (
              <Avatar id={person.id} name={person.name} size={28} />
            )}
            <span className={styles.name}>
              <MarkedText text={label} words={words} />
            </span>
            <span className={styles.unit}>
              {person === null ? text('mention.everybody.text') : (person.departments.at(-1) ?? '')}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

function peopleIn(some: readonly Mentionable[]): number {
  return some.filter(({ person }) => person !== null).length;
}
