import type { ErrorCode } from '#shared/errors/error-code.ts';
import { conversationId, messageId } from '#shared/model/ids.ts';
import type { Message, MessageAuthor, MessageKind, MessageState } from '#shared/model/message.ts';
import type { Person } from '#shared/model/person.ts';

/** A message as its table has it. */
export interface MessageRow {
  readonly arrival: number;
  readonly message: Buffer;
  readonly conversation: string;
  readonly kind: string;
  readonly author_account: string | null;
  readonly text: string;
  readonly time: number;
  readonly clock_at: number | null;
  readonly state: string;
  readonly failure: string | null;
  readonly author_person: string | null;
  readonly mentions: string | null;
  readonly quote: Buffer | null;
}

/** The message of a row, with what stands in other places. */
export function toMessage(
  row: MessageRow,
  author: MessageAuthor | null,
  more: Pick<Message, 'line' | 'mentions' | 'quote' | 'reactions'>,
): Message {
  return {
    id: messageId(row.message.toString('hex')),
    conversationId: conversationId(row.conversation),
    kind: row.kind as MessageKind,
    author,
    text: more.line === undefined ? row.text : '',
    ...more,
    time: row.time,
    ...(row.clock_at !== null && { clockAt: row.clock_at }),
    state: row.state as MessageState,
    arrival: row.arrival,
    failure: row.failure as ErrorCode | null,
  };
}

/** Who wrote it, by what the directory says of them; null where it knows nobody. */
export function toAuthor(content: string | null): MessageAuthor {
  if (content === null) return { personId: null, name: '?', title: '', department: '' };
  const person = JSON.parse(content) as Person;
  return {
    personId: person.id,
    name: person.name,
    title: person.position ?? person.rank,
    department: person.departments.at(-1) ?? '',
  };
}
