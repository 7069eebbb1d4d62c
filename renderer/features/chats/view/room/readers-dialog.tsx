import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { readersQuery } from '#renderer/bridge/group-queries.ts';
import { useOwnAgency } from '#renderer/bridge/use-own-agency.ts';
import { RowAvatar } from '#renderer/features/presence/index.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { departmentName } from '#renderer/ui/person/department-name.ts';
import { PersonNameLine } from '#renderer/ui/person/person-name-line.tsx';
import { scrollStop } from '#renderer/ui/scroll-stop.ts';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import type { ConversationId, MessageId } from '#shared/model/ids.ts';
import styles from './readers-dialog.module.css';

type Readers = NonNullable<RequestOutput<'groups', 'readers'>>;

/** Who of a room has read a message and who has not; in a large room how many. It follows what is read meanwhile. */
export function ReadersDialog({
  conversation,
  message,
  onClose,
  finalFocus,
}: {
  readonly conversation: ConversationId;
  readonly message: MessageId;
  readonly onClose: () => void;
  readonly finalFocus: () => HTMLElement | null;
}) {
  const text = useText();
  const body = useRef<HTMLDivElement>(null);
  const { data, error, refetch } = useQuery(readersQuery(useBridge(), conversation, message));
  return (
    <Dialog
      open
      size="small"
      title={text('message.readers')}
      onClose={onClose}
      initialFocus={body}
      finalFocus={finalFocus}
    >
      <div
        ref={body}
        className={styles.body}
        {...scrollStop}
        role="group"
        aria-label={text('message.readers')}
      >
        {error !== null && data === undefined ? (
          <div className={styles.note}>
            <p role="alert">{text(errorKey(AppError.from(error).code))}</p>
            <Button onClick={() => void refetch()}>{text('app.retry')}</Button>
          </div>
        ) : data === undefined ? (
          <SkeletonRows label={text('message.readers.loading')} />
        ) : data === null ? (
          <p className={styles.note}>{text('message.readers.unknown')}</p>
        ) : (
          <Found readers={data} />
        )}
      </div>
    </Dialog>
  );
}

function Found({ readers: { read, unread, names } }: { readonly readers: Readers }) {
  const text = useText();
  return (
    <>
      <People title={text('message.readers.unread', { count: unread })} people={names?.unread} />
      <People title={text('message.readers.read', { count: read })} people={names?.read} />
      {names === null && <p className={styles.note}>{text('message.readers.large')}</p>}
    </>
  );
}

function People({
  title,
  people = [],
}: {
  readonly title: string;
  readonly people?: NonNullable<Readers['names']>['read'] | undefined;
}) {
  const text = useText();
  const ownAgency = useOwnAgency();
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>{title}</h3>
      {people.length > 0 && (
        <ul aria-label={title}>
          {people.map(({ person, self }) => (
            <li key={person.id} className={styles.person}>
              <RowAvatar person={person} reachable size={28} />
              <div className={styles.who}>
                <PersonNameLine person={person} words={nothing} ownAgency={ownAgency}>
                  {self && <Tag>{text('group.member.self')}</Tag>}
                </PersonNameLine>
                <p className={styles.department}>{departmentName(person)}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const nothing = [] as const;
