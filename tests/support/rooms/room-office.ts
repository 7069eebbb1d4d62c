import type { GroupConversation } from '#shared/model/conversation.ts';
import type { ConversationId, PersonId } from '#shared/model/ids.ts';
import type { CoreOptions } from '#core/compose.ts';
import { eventually } from '../eventually.ts';
import { TestCore } from '../test-core.ts';
import { TestRelay } from '../test-relay.ts';

/** Four officials who know each other, each with a core. */
export interface RoomOffice {
  readonly relay: TestRelay;
  readonly cores: readonly [TestCore, TestCore, TestCore, TestCore];
  readonly people: readonly [PersonId, PersonId, PersonId, PersonId];
}

/** `overrides`: for the core of the third; `ofFirst`: for that of the first; `ofRelay`: for the relay. */
export async function roomOffice(
  overrides: Partial<CoreOptions> = {},
  ofFirst: Partial<CoreOptions> = {},
  ofRelay: Parameters<typeof TestRelay.start>[0] = {},
): Promise<RoomOffice> {
  const relay = await TestRelay.start(ofRelay);
  const [one, two, three, four] = relay.offered;
  if (one === undefined || two === undefined || three === undefined || four === undefined)
    throw new Error('too few on offer');
  const cores = [
    await TestCore.enrolled(relay, one, ofFirst),
    await TestCore.enrolled(relay, two),
    await TestCore.enrolled(relay, three, overrides),
    await TestCore.enrolled(relay, four),
  ] as const;
  const people = [one, two, three, four] as const;
  // Whoever enrolled later has to be known to those before.
  for (const [place, core] of cores.entries())
    for (const [other, person] of people.entries()) if (other !== place) await core.knowsAccount(person);
  return { relay, cores, people };
}

export async function createRoom(
  core: TestCore,
  people: readonly PersonId[],
  name = '',
): Promise<GroupConversation> {
  const { conversation } = await core.services.groups.create({ name, people: [...people] });
  if (conversation.kind !== 'group') throw new Error('no room');
  return conversation;
}

/** The room as a core shows it, once it is there. */
export function roomOn(core: TestCore, id: ConversationId): Promise<GroupConversation> {
  return eventually(async () => (await core.rooms()).find((room) => room.id === id));
}

/** What people have written in a room, in its order. */
export async function textsOn(core: TestCore, id: ConversationId): Promise<readonly string[]> {
  const messages = await core.messages(id);
  return messages.filter(({ kind }) => kind === 'text').map(({ text }) => text);
}

/** What the lines of a room tell, each with how many people it is about. */
export async function linesOn(core: TestCore, id: ConversationId): Promise<readonly string[]> {
  const messages = await core.messages(id);
  return messages.flatMap(({ line }) => (line === undefined ? [] : [`${line.action} ${String(line.count)}`]));
}
