import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { peopleQuery } from '#renderer/bridge/directory-queries.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Building2, CircleAlert, SearchX } from '#renderer/ui/icons.ts';
import { MarkedText } from '#renderer/ui/marked-text.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { queryWords } from '#shared/hangul/query-words.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { PersonId, UnitId } from '#shared/model/ids.ts';
import { useOrgChartStore } from '../model/org-chart-store.ts';
import { useLead } from '../model/use-lead.ts';
import { PeopleList } from './people-list.tsx';
import styles from './search-results.module.css';

/** The people and the units that a query finds. */
export function SearchResults({
  query,
  ownUnit,
  onStart,
  onUnit,
}: {
  readonly query: string;
  readonly ownUnit: UnitId | null;
  readonly onStart: (person: PersonId) => void;
  readonly onUnit: (unit: UnitId) => void;
}) {
  const text = useText();
  const scope = useOrgChartStore((store) => store.scope);
  const leadTo = useOrgChartStore((store) => store.leadTo);
  const results = useRef<HTMLDivElement>(null);
  const { data, error, isFetching, refetch } = useQuery(peopleQuery(useBridge(), query, scope));
  useLead(results, !isFetching);
  if (data === undefined) {
    if (error === null || isFetching) return <SkeletonRows label={text('people.loading')} />;
    return (
      <EmptyState
        alert
        icon={CircleAlert}
        title={text('people.error')}
        text={text(errorKey(AppError.from(error).code))}
        action={<Button onClick={() => void refetch()}>{text('app.retry')}</Button>}
      />
    );
  }
  const { people, more, units } = data;
  if (people.length === 0 && units.length === 0)
    return (
      <EmptyState
        icon={SearchX}
        title={text('people.none.title', { query })}
        text={text(scope !== 'everybody' && ownUnit === null ? 'org.scope.unknown' : 'people.none.text')}
      />
    );
  const words = queryWords(query);
  return (
    <div ref={results} className={styles.results}>
      {people.length > 0 && (
        <h2 className={styles.heading} role="status">
          {text(more ? 'org.people.more' : 'org.people', { count: people.length })}
          <span className={styles.order}>{text('org.people.order')}</span>
        </h2>
      )}
      <PeopleList people={people} words={words} ownUnit={ownUnit} onStart={onStart} />
      {units.length > 0 && (
        <>
          <h2 className={styles.heading}>{text('org.units', { count: units.length })}</h2>
          <ul className={styles.units}>
            {units.map(({ id, path }) => (
              <li key={id}>
                <button
                  type="button"
                  className={styles.unit}
                  onClick={() => {
                    onUnit(id);
                    leadTo('people');
                  }}
                >
                  <Icon of={Building2} size={20} />
                  <span className={styles.name}>
                    <MarkedText text={path.at(-1) ?? ''} words={words} />
                  </span>
                  <span className={styles.path}>{path.slice(0, -1).join(text('person.path.separator'))}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
