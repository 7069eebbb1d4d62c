import { useOwnAgency } from '#renderer/bridge/use-own-agency.ts';
import { RowAvatar } from '#renderer/features/presence/index.ts';
import { OptionRow } from '#renderer/ui/choice-field/option-row.tsx';
import { useDateLabels } from '#renderer/ui/dates/use-date-labels.ts';
import { useToday } from '#renderer/ui/dates/use-today.ts';
import { MarkedText } from '#renderer/ui/marked-text.tsx';
import { EmploymentTag } from '#renderer/ui/person/employment-tag.tsx';
import { GroupAvatar } from '#renderer/ui/person/group-avatar.tsx';
import { PersonNameLine } from '#renderer/ui/person/person-name-line.tsx';
import { useConversationName } from '#renderer/ui/person/use-conversation-name.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { QueryWord } from '#shared/hangul/query-words.ts';
import type { GroupConversation } from '#shared/model/conversation.ts';
import { shownTime } from '#shared/model/shown-time.ts';
import { isReachable, personOf, type Hit } from '../model/hit.ts';
import { shortPath } from '../model/short-path.ts';
import styles from './hit-row.module.css';

/** One row: who it is, where they belong, and when they wrote or how to call them. */
export function HitRow({
  id,
  hit,
  words,
  chosen,
  onChoose,
}: {
  readonly id: string;
  readonly hit: Hit;
  readonly words: readonly QueryWord[];
  readonly chosen: boolean;
  readonly onChoose: (inOwnWindow: boolean) => void;
}) {
  const text = useText();
  const ownAgency = useOwnAgency();
  const person = personOf(hit);
  const separator = text('person.path.separator');
  return (
    <OptionRow
      id={id}
      tabIndex={-1}
      chosen={chosen}
      data-hit={hit.kind}
      className={styles.row}
      // The field keeps the focus, and has the keys.
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => onChoose(event.ctrlKey || event.metaKey)}
    >
      {hit.kind === 'conversation' && hit.conversation.kind === 'group' && (
        <GroupHit conversation={hit.conversation} words={words} />
      )}
      {person !== null && (
        <>
          <RowAvatar person={person} reachable={isReachable(hit)} size={28} />
          <PersonNameLine person={person} words={words} ownAgency={ownAgency}>
            {hit.kind === 'person' && <EmploymentTag employment={person.employment} />}
          </PersonNameLine>
          <p className={styles.path} title={person.departments.join(separator)}>
            <MarkedText text={shortPath(person.departments, words).join(separator)} words={words} />
            {hit.kind === 'person' && person.duty !== '' && (
              <>
                {' · '}
                <MarkedText text={person.duty} words={words} />
              </>
            )}
          </p>
        </>
      )}
      {hit.kind === 'conversation' ? (
        <LastTime time={shownTime(hit.conversation)} />
      ) : (
        <p className={styles.end}>
          <MarkedText text={hit.person.extension} words={words} />
          {!hit.reachable && <span className={styles.unreachable}>{text('people.unreachable')}</span>}
        </p>
      )}
    </OptionRow>
  );
}

/** A room: what it is called, how many are in it, and some of them. */
function GroupHit({
  conversation,
  words,
}: {
  readonly conversation: GroupConversation;
  readonly words: readonly QueryWord[];
}) {
  const text = useText();
  const name = useConversationName()(conversation);
  const members = conversation.members.map((member) => member.name).join(', ');
  return (
    <>
      <GroupAvatar id={conversation.id} members={conversation.members} size={28} />
      <p className={styles.room} title={name}>
        <b>
          <MarkedText text={name} words={words} />
        </b>
        <span>{text('group.count', { count: conversation.memberCount })}</span>
      </p>
      <p className={styles.path} title={members}>
        {conversation.name !== '' && <MarkedText text={members} words={words} />}
      </p>
    </>
  );
}

function LastTime({ time }: { readonly time: number }) {
  const labels = useDateLabels();
  const today = useToday();
  return (
    <time className={styles.end} dateTime={new Date(time).toISOString()}>
      {labels.row(time, today)}
    </time>
  );
}
