import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ownBytes } from '#shared/model/bytes.ts';
import { messageId, type ConversationId, type PersonId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import { openCore } from '#core/compose.ts';
import type { Core } from '#core/core.ts';
import { eventually } from '../eventually.ts';
import type { CrashProcess } from './crash-process.ts';
import { leftovers } from './leftovers.ts';
import { roomName } from './plan.ts';

/** A room in which nothing more arrives for this long, although something should, is stuck. */
const stuckAfterMs = 60_000;

/** What a campaign came to; everything but `acknowledged` has to be 0. */
export interface Stock {
  /** Messages that the programs said would not be lost. */
  readonly acknowledged: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly outOfOrder: number;
  /** Keys that the relay hands out, or had handed out, and nobody can use. */
  readonly orphanKeys: number;
  /** Envelopes of sound sessions that could not be opened, whether they came again later or not. */
  readonly unopened: number;
  /** Jobs, envelopes and messages that do not come to an end. */
  readonly stuck: number;
}

interface Official {
  readonly process: CrashProcess;
  readonly core: Core;
}

/** What one official has written to another, alone or among others, and the conversation at both ends. */
interface Way {
  readonly from: Official;
  readonly to: Official;
  readonly isInRoom: boolean;
  readonly roomOfAuthor: ConversationId;
  readonly roomOfReader: ConversationId;
}

/** Opens all profiles once more, undisturbed, waits until all has arrived, and counts. */
export async function takeStock(
  processes: readonly CrashProcess[],
  relayFolder: string,
  relayKey: Uint8Array<ArrayBuffer>,
): Promise<Stock> {
  const all = await Promise.all(processes.map(open));
  const pairs = all.flatMap((from) => all.filter((to) => isPeer(from, to)).map((to) => ({ from, to })));
  const ways = await Promise.all([
    ...pairs.map(({ from, to }) => wayOf(from, to)),
    ...pairs.filter(areInRoom).map(({ from, to }) => wayInRoom(from, to)),
  ]);
  const stuckWays = await Promise.all(ways.map(settle));
  const stuckQueues = await Promise.all(all.map(empties));
  await Promise.all(ways.map(receipted));
  const counts = await Promise.all(ways.map(compare));
  await Promise.all(all.map(({ core }) => core.close()));
  const left = processes.map(({ profile }) => leftovers(profile, relayFolder, relayKey));
  return {
    acknowledged: sum(ways.map((way) => acknowledgedOn(way) + 1)),
    lost: sum(counts.map(({ lost }) => lost)),
    duplicated: sum(counts.map(({ duplicated }) => duplicated)),
    outOfOrder: sum(counts.map(({ outOfOrder }) => outOfOrder)),
    orphanKeys: sum([
      ...left.map(({ orphanKeys }) => orphanKeys),
      ...processes.map(({ keyless }) => keyless),
    ]),
    unopened: sum([...left.map(({ unopened }) => unopened), ...processes.map(({ unopened }) => unopened)]),
    stuck: sum([...stuckWays, ...stuckQueues, ...left.map(({ jobs }) => jobs)]),
  };
}

async function open(process: CrashProcess): Promise<Official> {
  const { databaseFile, databaseKey, socket } = process.profile;
  const core = openCore({
    databaseFile,
    databaseKey: ownBytes(Buffer.from(databaseKey, 'hex')),
    vault: 'none',
    backend: { kind: 'relay', location: { kind: 'local', path: socket } },
    embedded: true,
    publish: () => undefined,
    onFailure: () => undefined,
    retryJitter: () => 20,
  });
  await core.begin();
  // Who died while enrolling does it now.
  if ((await core.services.app.status({})).phase === 'sign-in')
    await core.services.signIn.enrol({ person: process.profile.self as PersonId });
  return { process, core };
}

async function wayOf(from: Official, to: Official): Promise<Way> {
  const [roomOfAuthor, roomOfReader] = [await roomWith(from, to), await roomWith(to, from)];
  return { from, to, isInRoom: false, roomOfAuthor, roomOfReader };
}

function areInRoom({ from, to }: Pick<Way, 'from' | 'to'>): boolean {
  return from.process.profile.room !== 'none' && to.process.profile.room !== 'none';
}

async function wayInRoom(from: Official, to: Official): Promise<Way> {
  return {
    from,
    to,
    isInRoom: true,
    roomOfAuthor: await commonRoom(from),
    roomOfReader: await commonRoom(to),
  };
}

function commonRoom({ core }: Official): Promise<ConversationId> {
  return eventually(async () => {
    const { conversations } = await core.services.chats.list({ limit: 50 });
    return conversations.find(({ kind }) => kind === 'group')?.id;
  }, stuckAfterMs);
}

/** Once the directory has come: not everybody has been there for long. */
function roomWith({ core }: Official, { process }: Official): Promise<ConversationId> {
  const person = process.profile.self as PersonId;
  return eventually(async () => {
    const room = await core.services.chats.open({ person }).catch(() => null);
    return room?.kind === 'direct' && room.reachable ? room.id : null;
  }, stuckAfterMs);
}

function isPeer(from: Official, to: Official): boolean {
  return from.process.profile.peers.includes(to.process.profile.self);
}

function acknowledgedOn({ from, to, isInRoom }: Way): number {
  return from.process.acknowledged(isInRoom ? roomName : to.process.profile.self);
}

/** A last message goes through and is reported as delivered. Answers how many rooms are stuck. */
async function settle({ from, to, isInRoom, roomOfAuthor, roomOfReader }: Way): Promise<number> {
  const id = messageId(randomBytes(16).toString('hex'));
  await from.core.services.chats.send({ conversation: roomOfAuthor, id, text: 'last' });
  let newest = '';
  let since = performance.now();
  for (;;) {
    const last = (await page(from, roomOfAuthor)).find((message) => message.id === id);
    const arrived = await page(to, roomOfReader);
    const isThere = arrived.some(({ text, author }) => text === 'last' && isBy(from, author));
    if (last?.state === (isInRoom ? 'sent' : 'delivered') && isThere) return 0;
    const now = arrived.map((message) => message.id).join();
    if (now !== newest) since = performance.now();
    newest = now;
    if (performance.now() - since > stuckAfterMs) return 1;
    await pause(50);
  }
}

/** Receipts and answers leave too. Answers 1 for an outbox that does not become empty. */
async function empties({ core }: Official): Promise<number> {
  const giveUpAt = performance.now() + stuckAfterMs;
  while (core.counts?.().outbox !== 0) {
    if (performance.now() > giveUpAt) return 1;
    await pause(50);
  }
  return 0;
}

/** Waits until every message is reported as delivered. One whose receipt was lost is found among what is left over. */
async function receipted({ from, isInRoom, roomOfAuthor }: Way): Promise<void> {
  const giveUpAt = performance.now() + stuckAfterMs;
  const isAwaited = ({ state }: Message): boolean => state === 'sending' || (state === 'sent' && !isInRoom);
  while ((await history(from, roomOfAuthor)).some(isAwaited) && performance.now() < giveUpAt)
    await pause(100);
}

async function compare(
  way: Way,
): Promise<{ readonly lost: number; readonly duplicated: number; readonly outOfOrder: number }> {
  const { from, to, roomOfAuthor, roomOfReader } = way;
  const written = numbers((await history(from, roomOfAuthor)).filter(({ author }) => author === null));
  const read = numbers((await history(to, roomOfReader)).filter(({ author }) => isBy(from, author)));
  const acknowledged = Array.from({ length: acknowledgedOn(way) + 1 }, (_, number) => number);
  const [kept, arrived] = [new Set(written), new Set(read)];
  return {
    lost: acknowledged.filter((number) => !kept.has(number) || !arrived.has(number)).length,
    duplicated: written.length - kept.size + (read.length - arrived.size),
    outOfOrder: descents(written) + descents(read),
  };
}

function isBy({ process }: Official, author: Message['author']): boolean {
  return author?.personId === process.profile.self;
}

function numbers(messages: readonly Message[]): readonly number[] {
  const texts = messages.filter(({ kind }) => kind === 'text').map(({ text }) => Number(text));
  return texts.filter((number) => !Number.isNaN(number));
}

function descents(values: readonly number[]): number {
  return values.filter((value, index) => index > 0 && value < (values[index - 1] ?? value)).length;
}

async function page({ core }: Official, conversation: ConversationId): Promise<readonly Message[]> {
  return (await core.services.chats.messages({ conversation, limit: 50 })).messages;
}

async function history({ core }: Official, conversation: ConversationId): Promise<readonly Message[]> {
  const messages: Message[] = [];
  for (let more = true; more;) {
    const before = messages[0]?.id;
    const anchor = before === undefined ? {} : { before };
    const next = await core.services.chats.messages({ conversation, limit: 200, ...anchor });
    messages.unshift(...next.messages);
    ({ more } = next);
  }
  return messages;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
