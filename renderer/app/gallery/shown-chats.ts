import { conversationWith, createFakeWorld, fakeMessage } from '#renderer/bridge/fake/fake-world.ts';
import { fixture } from '#renderer/bridge/fake/fixture.ts';
import type { DirectConversation } from '#shared/model/conversation.ts';
import type { Message } from '#shared/model/message.ts';
import type { Person } from '#shared/model/person.ts';

/** Long ago, so that its words do not change with the day on which one looks. */
const then = Date.UTC(2020, 5, 10, 5, 30);
const world = createFakeWorld('empty');
const peer = fixture.people[1] ?? fixture.longPerson;
/** Those whose safety number the fake bridge knows. */
const [, , , , stranger] = fixture.people;

/** A conversation with somebody, quiet but for what differs. */
export function shownConversation(
  person: Person,
  differs: Partial<DirectConversation> = {},
): DirectConversation {
  return {
    id: conversationWith(person.id),
    peer: person,
    kind: 'direct',
    reachable: true,
    gone: false,
    trust: 'known',
    preview: { text: fixture.filler[0] ?? '', mine: false, state: 'received' },
    time: then,
    unread: 0,
    favourite: false,
    muted: false,
    draft: '',
    ...differs,
  };
}

/** The rows of the list, the favourite first. */
export const conversations: readonly DirectConversation[] = (
  [
    [5, { favourite: true }],
    [1, { unread: 3 }],
    [2, { unread: 0 }],
    [3, { unread: 1200, muted: true }],
    [4, { draft: fixture.filler[1] ?? '' }],
    [6, {}],
    [7, { preview: { text: fixture.filler[1] ?? '', mine: true, state: 'sending' } }],
    [9, { preview: { text: fixture.filler[2] ?? '', mine: true, state: 'failed' } }],
    [13, { unread: 1 }],
  ] as const
).flatMap(([place, differs]) => {
  const person = fixture.people[place];
  return person === undefined ? [] : [shownConversation(person, differs)];
});

/** The one in which the other is writing. */
export const typing = conversations[5]?.id;

/** The conversation that messages and composers are of. */
export const conversation = shownConversation(peer);
/** One that the bridge knows a safety number of. */
export const changedConversation = shownConversation(stranger ?? peer, { trust: 'changed' });

/** Every state that a message can be in, and what lies between messages. */
export const messages: readonly Message[] = (
  [
    [0, { mine: false, text: fixture.filler[0] ?? '' }],
    [0, { mine: false, text: fixture.filler[1] ?? '' }],
    [2, { mine: false, text: fixture.longWord }],
    [3, { mine: false, text: '', state: 'undecryptable' }],
    [4, { mine: true, text: fixture.filler[2] ?? '', state: 'read' }],
    [5, { mine: true, text: fixture.filler[3] ?? '', state: 'delivered' }],
    [6, { mine: true, text: fixture.filler[0] ?? '', state: 'sent' }],
    [7, { mine: true, text: fixture.filler[1] ?? '', state: 'sending' }],
    [8, { mine: true, text: fixture.filler[2] ?? '', state: 'failed', failure: 'no-account' }],
    [9, { mine: true, text: fixture.filler[3] ?? '', state: 'failed', failure: 'undelivered' }],
    [10, { mine: true, text: fixture.filler[1] ?? '', state: 'sending', failure: 'mailbox-full' }],
    [11, { mine: false, text: '', kind: 'identity-changed' }],
    [12, { mine: false, text: '', state: 'lost' }],
    [13, { mine: false, text: [1, 2, 3].map(() => fixture.longText).join('\n') }],
  ] as const
).map(([minutes, message]) => fakeMessage(world, peer, { ...message, time: then + minutes * 60_000 }));

/** Drawn shapes, nobody's face. */
export const photo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#1d56bc" d="M0 0h8v8H0z"/><circle cx="4" cy="3" r="1.6" fill="#ffe0a3"/><circle cx="4" cy="8" r="3" fill="#ffe0a3"/></svg>',
)}`;
