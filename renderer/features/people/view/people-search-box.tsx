import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useOpenConversation } from '#renderer/features/chats/index.ts';
import { useCompositionEnter } from '#renderer/ui/composition-enter/use-composition-enter.ts';
import { Search } from '#renderer/ui/icons.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import { nextChoosable } from '../model/next-choosable.ts';
import { usePeople } from '../model/use-people.ts';
import { PeopleResults } from './people-results.tsx';
import styles from './people-search-box.module.css';

/** The field and its results. The field keeps the focus; the active result is told to screen readers by its id. */
export function PeopleSearchBox({
  field,
  onOpened,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onOpened: () => void;
}) {
  const text = useText();
  const listId = useId();
  const errorId = useId();
  const [query, setQuery] = useState('');
  const [moved, setMoved] = useState<number | null>(null);
  const { found, settled, error, retry } = usePeople(query);
  const { open, busy, error: openError } = useOpenConversation();
  const waiting = useRef(false);

  const people = found ?? [];
  const active = moved ?? nextChoosable(people, -1, 1);
  const optionId = (index: number) => `${listId}-${index}`;

  const choose = (index: number) => {
    const result = people[index];
    if (result?.reachable === true && !busy) open(result.person.id, onOpened);
  };
  // Enter may come before the results of the last syllable: then it is theirs.
  const submit = () => {
    if (settled) choose(active);
    else waiting.current = true;
  };
  useCompositionEnter(field, submit, () => true);
  useEffect(() => {
    if (!waiting.current || !settled) return;
    waiting.current = false;
    choose(active);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (step === null) return;
    event.preventDefault();
    setMoved(nextChoosable(people, active, step));
  };

  return (
    <>
      <div className={styles.field}>
        <TextField
          ref={field}
          icon={Search}
          role="combobox"
          aria-label={text('people.label')}
          aria-expanded={people.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={people[active] === undefined ? undefined : optionId(active)}
          aria-describedby={openError === null ? undefined : errorId}
          placeholder={text('people.placeholder')}
          value={query}
          maxLength={100}
          onChange={(event) => {
            setQuery(event.target.value);
            setMoved(null);
            waiting.current = false;
          }}
          onKeyDown={onKeyDown}
        />
        {openError !== null && (
          <p id={errorId} role="alert" className={styles.error}>
            {text(errorKey(openError))}
          </p>
        )}
      </div>
      <PeopleResults
        listId={listId}
        optionId={optionId}
        query={query.trim()}
        found={found}
        error={error}
        retry={retry}
        active={active}
        onChoose={choose}
      />
    </>
  );
}
