import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { staffQuery, unitPathQuery } from '#renderer/bridge/directory-queries.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { CircleAlert, UsersRound } from '#renderer/ui/icons.ts';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { PersonId, UnitId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import { useLeadToPeople } from '../model/use-lead-to-people.ts';
import { useWholeUnit } from '../model/use-whole-unit.ts';
import { PeopleList } from './people-list.tsx';
import styles from './unit-staff.module.css';

/** The people of one unit, its head first, and where the unit belongs. */
export function UnitStaff({
  unit,
  ownUnit,
  onStart,
  onNewGroup,
}: {
  readonly unit: UnitId;
  readonly ownUnit: UnitId | null;
  readonly onStart: (person: PersonId) => void;
  readonly onNewGroup: (people: readonly Person[]) => void;
}) {
  const text = useText();
  const client = useBridge();
  const path = useQuery(unitPathQuery(client, unit)).data?.path.map(({ name }) => name) ?? [];
  const { data, error, isFetching, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(
    staffQuery(client, unit),
  );
  const people = data?.pages.flatMap((page) => page.people);
  const all = useWholeUnit(unit);
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useLeadToPeople(heading, list, people !== undefined || !isFetching);
  return (
    <>
      <header className={styles.head}>
        <h2 ref={heading} tabIndex={-1} className={styles.name}>
          {path.at(-1)}
        </h2>
        <p className={styles.path}>{path.slice(0, -1).join(text('person.path.separator'))}</p>
        {people !== undefined && people.length > 0 && (
          <Button
            size="small"
            className={styles.room}
            disabled={all.busy}
            onClick={() => all.gather(onNewGroup)}
          >
            <Icon of={UsersRound} size={14} />
            {text('org.unit.room')}
          </Button>
        )}
        {all.error !== null && (
          <p role="alert" className={styles.error}>
            {text(errorKey(all.error))}
          </p>
        )}
      </header>
      {people === undefined ? (
        error === null || isFetching ? (
          <SkeletonRows label={text('people.loading')} />
        ) : (
          <EmptyState
            alert
            icon={CircleAlert}
            title={text('people.error')}
            text={text(errorKey(AppError.from(error).code))}
            action={<Button onClick={() => void refetch()}>{text('app.retry')}</Button>}
          />
        )
      ) : people.length === 0 ? (
        <EmptyState icon={UsersRound} title={text('org.unit.empty')} />
      ) : (
        <div
          ref={list}
          className={styles.people}
          onScroll={({ currentTarget }) => {
            if (hasNextPage && !isFetching && isNearEnd(currentTarget)) void fetchNextPage();
          }}
        >
          <PeopleList
            people={people}
            words={[]}
            within={path}
            ownUnit={ownUnit}
            unit={unit}
            onStart={onStart}
          />
        </div>
      )}
    </>
  );
}

/** A page is asked for before the last row of this one is seen. */
function isNearEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < clientHeight;
}
