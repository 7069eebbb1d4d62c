import { useOwnAgency } from '#renderer/bridge/use-own-agency.ts';
import { RowAvatar } from '#renderer/features/presence/index.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { Choice } from '#renderer/ui/choice-field/use-choice.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { CircleAlert, SearchX, UsersRound } from '#renderer/ui/icons.ts';
import { useFirstRows } from '#renderer/ui/hooks/use-first-rows.ts';
import { PersonRow } from '#renderer/ui/person/person-row.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import { queryWords } from '#shared/hangul/query-words.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { PersonId } from '#shared/model/ids.ts';
import type { FoundPerson } from '../model/use-people.ts';
import styles from './people-results.module.css';

/** What the search found, or why there is nothing. */
export function PeopleResults({
  choice: { listId, optionId, chosen },
  query,
  found,
  settled,
  error,
  retry,
  tagOf = noTag,
  isOut = notOut,
  onChoose,
}: {
  readonly choice: Choice;
  readonly query: string;
  readonly found: readonly FoundPerson[] | undefined;
  /** Whether `found` belongs to this query. */
  readonly settled: boolean;
  readonly error: ErrorCode | null;
  readonly retry: () => void;
  /** What is said beside a name, such as that they are chosen. */
  readonly tagOf?: (person: PersonId) => string | null;
  /** Whom one cannot choose although they use Narae. */
  readonly isOut?: (person: PersonId) => boolean;
  readonly onChoose: (index: number) => void;
}) {
  const text = useText();
  const ownAgency = useOwnAgency();
  const words = queryWords(query);
  const drawn = useFirstRows(found ?? [], query, settled);
  if (error !== null) {
    return (
      <EmptyState
        alert
        icon={CircleAlert}
        title={text('people.error')}
        text={text(errorKey(error))}
        action={<Button onClick={retry}>{text('app.retry')}</Button>}
      />
    );
  }
  if (found === undefined) return <SkeletonRows label={text('people.loading')} />;
  if (found.length === 0) {
    return query === '' ? (
      <EmptyState icon={UsersRound} title={text('people.nobody.title')} text={text('people.nobody.text')} />
    ) : (
      <EmptyState
        icon={SearchX}
        title={text('people.none.title', { query })}
        text={text('people.none.text')}
      />
    );
  }
  return (
    <div className={styles.results}>
      {query === '' && <p className={styles.heading}>{text('people.near')}</p>}
      <div role="listbox" id={listId} aria-label={text('people.results')}>
        {drawn.map(({ person, reachable }, index) => (
          <PersonRow
            key={person.id}
            id={optionId(index)}
            tabIndex={-1}
            person={person}
            reachable={reachable}
            avatar={<RowAvatar person={person} reachable={reachable} />}
            words={words}
            ownAgency={ownAgency}
            chosen={index === chosen}
            choosable={reachable && !isOut(person.id)}
            tag={tagOf(person.id)}
            // The field keeps the focus, and has the keys.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(index)}
          />
        ))}
      </div>
    </div>
  );
}

const noTag = (): null => null;
const notOut = (): boolean => false;
