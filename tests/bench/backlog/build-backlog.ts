import { join } from 'node:path';
import { openCore } from '#core/compose.ts';
import type { Core } from '#core/core.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { groupId, type AccountId, type ConversationId } from '#shared/model/ids.ts';
import { seededRandom } from '#relay/demo/random.ts';
import { openStorage } from '#core/storage/index.ts';
import { benchAgency, envelopesPerSender, shareInRooms } from './agency.ts';
import { BenchRelay } from './bench-relay.ts';
import { Sender, type SharedRoom } from './sender.ts';

/** Where a backlog lies: the receiver's profile and the relay that keeps its mailbox. */
export interface BacklogPlaces {
  readonly folder: string;
  readonly socket: string;
  /** Of both databases, in hex. */
  readonly key: string;
}

const words = [
  '회의',
  '예산',
  '보고서',
  '검토',
  '일정',
  '협의',
  '공문',
  '결재',
  '자료',
  '변경',
  '확인',
  '부서',
];

/**
 * Enrols everybody, and has a hundred officials write a hundred messages each to one who is away, interleaved at random. Each
 * has written to the receiver before and has been answered: what waits comes in sessions that live at both ends. Three of ten are
 * written in a room of all of them.
 */
export async function buildBacklog(places: BacklogPlaces, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const relay = await BenchRelay.start(join(places.folder, 'relay'), places.socket, places.key);
  const receiver = await enrolReceiver(places);
  const core = openReceiver(places);
  await core.begin();
  const configuration = { kind: 'relay', location: { kind: 'local', path: places.socket } } as const;
  const senders: Sender[] = [];
  for (const person of benchAgency.offered.slice(1)) {
    const sender = await Sender.enrol(configuration, person);
    await sender.begin(receiver);
    await sender.meet(text(random));
    senders.push(sender);
  }
  const people = benchAgency.offered.slice(1);
  const { conversation } = await core.services.groups.create({ name: '모두', people: [...people] });
  await core.close();
  const shared = roomIn(places, conversation.id);
  await openAgain(places, senders, shared);
  const turns = senders
    .flatMap((sender) => Array.from({ length: envelopesPerSender }, () => ({ sender, place: random() })))
    .toSorted((one, other) => one.place - other.place);
  for (const { sender } of turns)
    if (random() < shareInRooms) await sender.post(text(random));
    else await sender.send(text(random));
  for (const sender of senders) await sender.close();
  await relay.stop();
}

function roomIn(places: BacklogPlaces, conversation: ConversationId): SharedRoom {
  const room = groupId(conversation.replace('group:', ''));
  const storage = openStorage({ file: databaseFile(places), key: databaseKey(places) });
  const heads = storage.rooms.find(room)?.heads ?? [];
  storage.close();
  return { room, heads };
}

/** Everybody gives the receiver the key for what they write in the room, and it is taken: by the time they write again it is old. */
async function openAgain(
  places: BacklogPlaces,
  senders: readonly Sender[],
  shared: SharedRoom,
): Promise<void> {
  const core = openReceiver(places);
  await core.begin();
  for (const sender of senders) await sender.join(shared);
  // A word with each of them comes after the key, and its receipt after that.
  for (const sender of senders) await sender.meet('시작합니다');
  await core.close();
}

/** The receiver enrols and goes away again. Answers their account. */
async function enrolReceiver(places: BacklogPlaces): Promise<AccountId> {
  const [self] = benchAgency.offered;
  if (self === undefined) throw new Error('nobody on offer');
  const core = openReceiver(places);
  await core.begin();
  await core.services.signIn.enrol({ person: self });
  await core.close();
  const storage = openStorage({ file: databaseFile(places), key: databaseKey(places) });
  const account = storage.account.local()?.account;
  storage.close();
  if (account === undefined) throw new Error('not enrolled');
  return account;
}

function openReceiver(places: BacklogPlaces): Core {
  return openCore({
    databaseFile: databaseFile(places),
    databaseKey: databaseKey(places),
    vault: 'none',
    backend: { kind: 'relay', location: { kind: 'local', path: places.socket } },
    embedded: true,
    publish: () => undefined,
    onFailure: (error) => {
      throw error;
    },
  });
}

function databaseFile({ folder }: BacklogPlaces): string {
  return join(folder, 'narae.db');
}

function databaseKey({ key }: BacklogPlaces): Bytes {
  return ownBytes(Buffer.from(key, 'hex'));
}

function text(random: () => number): string {
  const count = 5 + Math.floor(random() * 12);
  return Array.from({ length: count }, () => words[Math.floor(random() * words.length)] ?? '').join(' ');
}
