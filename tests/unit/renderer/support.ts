import type { AppStatus } from '#shared/model/app-status.ts';
import type { DirectConversation } from '#shared/model/conversation.ts';
import { conversationId, messageId, personId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import type { Person } from '#shared/model/person.ts';

/** A person of these tests. */
export function testPerson(overrides: Partial<Person> = {}): Person {
  return {
    id: personId('p-1'),
    ...{
      name: '한지우',
      rank: '주무관',
      position: null,
      unit: null,
      departments: ['부처', '과'],
      duty: '',
      extension: '',
      employment: { kind: 'working' } as const,
    },
    ...overrides,
  };
}

/** A received message by its number: a minute after the one before. */
export function testMessage(number: number, overrides: Partial<Message> = {}): Message {
  const author = { personId: personId('p-1'), name: '한지우', title: '주무관', department: '과' };
  return {
    id: testMessageId(number),
    conversationId: conversationId('direct:p-1'),
    kind: 'text',
    author,
    text: String(number),
    time: number * 60_000,
    state: 'received',
    arrival: number,
    failure: null,
    ...overrides,
  };
}

/** A message of mine by its number. */
export function myTestMessage(number: number, overrides: Partial<Message> = {}): Message {
  return testMessage(number, { author: null, state: 'sent', ...overrides });
}

/** The id of the message with this number. */
export function testMessageId(number: number): Message['id'] {
  return messageId(number.toString(16).padStart(32, '0'));
}

/** A conversation by its number; a higher number is newer. */
export function testConversation(
  number: number,
  overrides: Partial<DirectConversation> = {},
): DirectConversation {
  return {
    id: conversationId(`direct:p-${String(number)}`),
    kind: 'direct',
    peer: testPerson({ id: personId(`p-${String(number)}`) }),
    reachable: true,
    gone: false,
    trust: 'known',
    preview: null,
    time: number,
    unread: 0,
    favourite: false,
    muted: false,
    draft: '',
    ...overrides,
  };
}

/** The status of an enrolled PC with which all is well. */
export function testStatus(overrides: Partial<AppStatus> = {}): AppStatus {
  return {
    phase: 'ready',
    self: testPerson(),
    agency: '부처',
    embedded: false,
    connection: 'online',
    vault: 'system',
    storage: 'sound',
    clockSkewMs: null,
    failure: null,
    ...overrides,
  };
}
