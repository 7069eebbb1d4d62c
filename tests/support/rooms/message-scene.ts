import type { ConversationId, PersonId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import { eventually } from '../eventually.ts';
import { TestCore } from '../test-core.ts';
import { TestRelay } from '../test-relay.ts';
import { createRoom, roomOn } from './room-office.ts';

/** Where people write to each other. */
export const scenePlaces = ['direct', 'room'] as const;
/** One of these. */
export type ScenePlace = (typeof scenePlaces)[number];

/** One of two people, and the conversation of both as it is there. */
export interface SceneSide {
  readonly core: TestCore;
  readonly person: PersonId;
  readonly conversation: ConversationId;
}

/** Two people with a conversation, or a room, in which the other has written something. */
export interface MessageScene {
  readonly relay: TestRelay;
  readonly place: ScenePlace;
  readonly actor: SceneSide;
  readonly other: SceneSide;
  /** What the other has written, as the actor has it. */
  readonly target: Message;
}

/** What the other has written. */
const targetText = '검토 부탁드립니다';

/** Two people who know each other, and a message between them. */
export async function messageScene(place: ScenePlace): Promise<MessageScene> {
  const relay = await TestRelay.start();
  const [first, second] = relay.offered;
  if (first === undefined || second === undefined) throw new Error('too few on offer');
  const [one, two] = [await TestCore.enrolled(relay, first), await TestCore.enrolled(relay, second)];
  await one.knowsAccount(second);
  await two.knowsAccount(first);
  const [onOne, onTwo] =
    place === 'room' ? await shareRoom(one, two, second) : await shareTalk(one, two, first, second);
  const actor = { core: one, person: first, conversation: onOne };
  const other = { core: two, person: second, conversation: onTwo };
  await two.send(onTwo, targetText);
  const target = await messageOn(actor, targetText);
  return { relay, place, actor, other, target };
}

/** A message as it is shown on one side, once it is there. */
export function messageOn({ core, conversation }: SceneSide, text: string): Promise<Message> {
  return eventually(async () => (await core.messages(conversation)).find((message) => message.text === text));
}

async function shareRoom(
  one: TestCore,
  two: TestCore,
  second: PersonId,
): Promise<readonly [ConversationId, ConversationId]> {
  const { id } = await createRoom(one, [second], '검토');
  await roomOn(two, id);
  return [id, id];
}

async function shareTalk(
  one: TestCore,
  two: TestCore,
  first: PersonId,
  second: PersonId,
): Promise<readonly [ConversationId, ConversationId]> {
  return [(await one.conversationWith(second)).id, (await two.conversationWith(first)).id];
}
