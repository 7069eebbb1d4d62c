import { useId, type ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import type { Choice } from '#renderer/ui/choice-field/use-choice.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { CircleAlert, Search, SearchX } from '#renderer/ui/icons.ts';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import { hitKey } from '../model/hit.ts';
import type { QuickSearch } from '../model/use-quick-search.ts';
import { HitRow } from './hit-row.tsx';
import styles from './hits.module.css';

/** What was found, kind by kind, or why there is nothing. */
export function Hits({
  choice: { listId, optionId, chosen },
  query,
  found: { words, conversations, people, hits, settled },
  onChoose,
}: {
  readonly choice: Choice;
  readonly query: string;
  readonly found: QuickSearch;
  readonly onChoose: (index: number, inOwnWindow: boolean) => void;
}) {
  const text = useText();
  const sections = [
    { name: text(query === '' ? 'search.recent' : 'search.conversations'), ...conversations },
    ...(people === null ? [] : [{ name: text('search.people'), ...people }]),
  ];
  const failed = sections.flatMap(({ name, error, retry }) =>
    error === null ? [] : [{ name, error, retry }],
  );
  if (hits.length === 0) {
    const [problem] = failed;
    if (problem !== undefined) return <NotFound {...problem} />;
    if (!settled) return <SkeletonRows label={text('search.loading')} />;
    return query === '' ? (
      <EmptyState icon={Search} title={text('search.nothing')} text={text('search.hint')} />
    ) : (
      <EmptyState
        icon={SearchX}
        title={text('search.none.title', { query })}
        text={text('people.none.text')}
      />
    );
  }
  let index = -1;
  return (
    <div className={styles.hits}>
      <div role="listbox" id={listId} aria-label={text('search.results')}>
        {sections.map((section) => (
          <Group key={section.name} name={section.name} shown={(section.hits ?? []).length > 0}>
            {section.hits?.map((hit) => {
              index += 1;
              const at = index;
              return (
                <HitRow
                  key={hitKey(hit)}
                  id={optionId(at)}
                  hit={hit}
                  words={words}
                  chosen={at === chosen}
                  onChoose={(inOwnWindow) => onChoose(at, inOwnWindow)}
                />
              );
            })}
          </Group>
        ))}
      </div>
      {failed.map(({ name, error, retry }) => (
        <p key={name} role="alert" className={styles.failed}>
          {text('search.failed', { what: name })} {text(errorKey(error))}
          <Button look="ghost" size="small" onClick={retry}>
            {text('app.retry')}
          </Button>
        </p>
      ))}
    </div>
  );
}

function Group({
  name,
  shown,
  children,
}: {
  readonly name: string;
  readonly shown: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  if (!shown) return null;
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className={styles.heading}>
        {name}
      </p>
      {children}
    </div>
  );
}

function NotFound({ error, retry }: { readonly error: ErrorCode; readonly retry: () => void }) {
  const text = useText();
  return (
    <EmptyState
      alert
      icon={CircleAlert}
      title={text('search.error')}
      text={text(errorKey(error))}
      action={<Button onClick={retry}>{text('app.retry')}</Button>}
    />
  );
}
