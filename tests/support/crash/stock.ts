import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ownBytes } from '#shared/model/bytes.ts';
import { messageId, type ConversationId, type PersonId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import { openCore } from '#core/compose.ts';
import type { Core } from '#core/core.ts';
import type { CrashProcess } from './crash-process.ts';
import { leftovers } from './leftovers.ts';

/** A room in which nothing more arrives for this long, although something should, is stuck. */
const stuckAfterMs = 60_000;

/** What a campaign came to; everything but `acknowledged` has to be 0. */
export interface Stock {
  /** Messages that the programs said would not be lost. */
  readonly acknowledged: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly outOfOrder: number;
  /** Keys that the relay hands out and nobody can use. */
  readonly orphanKeys: number;
  /** Jobs, envelopes and messages that do not come to an end. */
  readonly stuck: number;
}

interface Official {
  readonly process: CrashProcess;
  readonly core: Core;
  readonly room: ConversationId;
}

/** Opens both profiles once more, undisturbed, waits until all has arrived, and counts. */
export async function takeStock(
  pair: readonly [CrashProcess, CrashProcess],
  relayFolder: string,
  relayKey: Uint8Array<ArrayBuffer>,
): Promise<Stock> {
  const [a, b] = await Promise.all([open(pair[0]), open(pair[1])]);
  let stuck = 0;
  stuck += await settle(a, b);
  stuck += await settle(b, a);
  stuck += (await empties(a)) + (await empties(b));
  const counts = [await compare(a, b), await compare(b, a)];
  await Promise.all([a.core.close(), b.core.close()]);
  const left = pair.map(({ profile }) => leftovers(profile, relayFolder, relayKey));
  return {
    acknowledged: pair.reduce((sum, { acknowledged }) => sum + acknowledged + 1, 0),
    lost: sum(counts.map(({ lost }) => lost)),
    duplicated: sum(counts.map(({ duplicated }) => duplicated)),
    outOfOrder: sum(counts.map(({ outOfOrder }) => outOfOrder)),
    orphanKeys: sum(left.map(({ orphanKeys }) => orphanKeys)),
    stuck: stuck + sum(left.map(({ jobs }) => jobs)),
  };
}

async function open(process: CrashProcess): Promise<Official> {
  const { databaseFile, databaseKey, socket, peer } = process.profile;
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
  return { process, core, room: (await core.services.chats.open({ person: peer as PersonId })).id };
}

/** A last message goes through and is reported as delivered. Answers how many rooms are stuck. */
async function settle(from: Official, to: Official): Promise<number> {
  const id = messageId(randomBytes(16).toString('hex'));
  await from.core.services.chats.send({ conversation: from.room, id, text: 'last' });
  let newest = '';
  let since = performance.now();
  for (;;) {
    const last = (await page(from)).find((message) => message.id === id);
    const arrived = await page(to);
    if (last?.state === 'delivered' && arrived.some(({ text }) => text === 'last')) return 0;
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

async function compare(
  from: Official,
  to: Official,
): Promise<{ readonly lost: number; readonly duplicated: number; readonly outOfOrder: number }> {
  const written = numbers((await history(from)).filter(({ author }) => author === null));
  const read = numbers((await history(to)).filter(({ author }) => author !== null));
  const acknowledged = Array.from({ length: from.process.acknowledged + 1 }, (_, number) => number);
  const [kept, arrived] = [new Set(written), new Set(read)];
  return {
    lost: acknowledged.filter((number) => !kept.has(number) || !arrived.has(number)).length,
    duplicated: written.length - kept.size + (read.length - arrived.size),
    outOfOrder: descents(written) + descents(read),
  };
}

function numbers(messages: readonly Message[]): readonly number[] {
  return messages.map(({ text }) => Number(text)).filter((number) => !Number.isNaN(number));
}

function descents(values: readonly number[]): number {
  return values.filter((value, index) => index > 0 && value < (values[index - 1] ?? value)).length;
}

async function page({ core, room }: Official): Promise<readonly Message[]> {
  return (await core.services.chats.messages({ conversation: room, limit: 50 })).messages;
}

async function history({ core, room }: Official): Promise<readonly Message[]> {
  const messages: Message[] = [];
  for (let more = true; more;) {
    const before = messages[0]?.id;
    const anchor = before === undefined ? {} : { before };
    const next = await core.services.chats.messages({ conversation: room, limit: 200, ...anchor });
    messages.unshift(...next.messages);
    ({ more } = next);
  }
  return messages;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
