import { useQuery } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { cardQuery } from '#renderer/bridge/directory-queries.ts';
import { useAppStatus } from '#renderer/bridge/use-app-status.ts';
import { PersonAvatar, StatusLine } from '#renderer/features/presence/index.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { CircleAlert, MessageSquare, UserRoundPlus, UsersRound, X } from '#renderer/ui/icons.ts';
import { departmentName } from '#renderer/ui/person/department-name.ts';
import { EmploymentTag } from '#renderer/ui/person/employment-tag.tsx';
import { personTitle } from '#renderer/ui/person/person-title.ts';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { PersonId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import { CardFacts } from './card-facts.tsx';
import styles from './person-card.module.css';

/** Who somebody is, where they belong and how to reach them. */
export function PersonCard({
  person: id,
  onStart,
  onNewGroup,
  onClose,
}: {
  readonly person: PersonId | null;
  readonly onStart: (person: PersonId) => void;
  readonly onNewGroup: (people: readonly Person[]) => void;
  readonly onClose: () => void;
}) {
  const text = useText();
  return (
    <aside className={styles.pane} aria-label={text('org.card')} data-area="card">
      {id === null ? (
        <EmptyState icon={UsersRound} title={text('org.card.choose')} />
      ) : (
        <>
          <span className={styles.close}>
            <IconButton icon={X} label={text('org.card.close')} onClick={onClose} />
          </span>
          <Card id={id} onStart={onStart} onNewGroup={onNewGroup} />
        </>
      )}
    </aside>
  );
}

function Card({
  id,
  onStart,
  onNewGroup,
}: {
  readonly id: PersonId;
  readonly onStart: (person: PersonId) => void;
  readonly onNewGroup: (people: readonly Person[]) => void;
}) {
  const text = useText();
  const self = useAppStatus()?.self?.id;
  const { data, error, isFetching, refetch } = useQuery(cardQuery(useBridge(), id));
  if (data === undefined) {
    if (error === null || isFetching) return <SkeletonRows label={text('app.loading')} />;
    return (
      <EmptyState
        alert
        icon={CircleAlert}
        title={text('org.card.error')}
        text={text(errorKey(AppError.from(error).code))}
        action={<Button onClick={() => void refetch()}>{text('app.retry')}</Button>}
      />
    );
  }
  const { person, reachable, gone, details } = data;
  const belongs = [departmentName(person), details.grade ?? ''].filter((part) => part !== '');
  return (
    <div className={styles.card}>
      <header className={styles.head}>
        <PersonAvatar person={person} size={56} />
        <div className={styles.who}>
          <h2 className={styles.name}>
            {person.name} <span className={styles.title}>{personTitle(person)}</span>
          </h2>
          <p className={styles.belongs}>{belongs.join(' · ')}</p>
          {gone ? <Tag>{text('person.gone')}</Tag> : <EmploymentTag employment={person.employment} />}
          <StatusLine person={person.id} />
        </div>
      </header>
      {person.id === self ? (
        <p className={styles.note}>{text('org.card.self')}</p>
      ) : reachable ? (
        <>
          <Button look="primary" onClick={() => onStart(person.id)}>
            <Icon of={MessageSquare} size={16} />
            {text('org.card.start')}
          </Button>
          <Button onClick={() => onNewGroup([person])}>
            <Icon of={UserRoundPlus} size={16} />
            {text('org.card.room')}
          </Button>
        </>
      ) : (
        <p className={styles.note}>{text(gone ? 'org.card.gone' : 'org.card.unreachable')}</p>
      )}
      <CardFacts key={person.id} card={data} />
    </div>
  );
}
