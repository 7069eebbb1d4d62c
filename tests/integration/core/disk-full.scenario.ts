import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { PersonId } from '#shared/model/ids.ts';
import { eventually } from '#tests/support/eventually.ts';
import { ScenarioCore } from '#tests/support/scenario-core.ts';
import type { SmallDisk } from '#tests/support/small-disk-scenario.ts';

interface Facts {
  refusal?: unknown;
  whileFull?: unknown;
  readable?: unknown;
  receivedWhileFull?: unknown;
  sendsAgain?: unknown;
  lost?: unknown;
  twice?: unknown;
  arrivedTwice?: unknown;
}

/** Longer than any retry of receiving. */
const whileMs = 3_000;

/** Somebody's disk runs full while they write and are written to, and has room again. */
export async function run(
  disk: SmallDisk,
  relay: string,
  roomy: string,
  self: string,
  peer: string,
): Promise<Facts> {
  const full = new ScenarioCore(join(disk.folder, 'narae.db'), relay);
  const other = new ScenarioCore(join(roomy, 'narae.db'), relay);
  await full.enrol(self as PersonId);
  await other.enrol(peer as PersonId);
  const facts: Facts = {};
  const mine = await full.conversationWith(peer as PersonId);
  const theirs = await other.conversationWith(self as PersonId);
  const acknowledged: string[] = [];
  const send = async (): Promise<string | null> => {
    const text = `보고서 ${String(acknowledged.length)}`.padEnd(1_500, '.');
    const failure = await full.send(mine, text);
    if (failure === null) acknowledged.push(text);
    return failure;
  };

  await send();
  disk.fill();
  facts.refusal = await eventually(send, 30_000);
  facts.whileFull = await full.storage();
  facts.readable = (await full.texts()).length === acknowledged.length;
  const received = ['하나', '둘', '셋'];
  for (const text of received) await other.send(theirs, text);
  await setTimeout(whileMs);
  const seenWhileFull = await full.texts();
  facts.receivedWhileFull = received.filter((text) => seenWhileFull.includes(text));

  disk.free();
  await eventually(async () => {
    const texts = await full.texts();
    return received.every((text) => texts.includes(text));
  }, 30_000);
  await eventually(async () => (await full.storage()) === 'sound', 30_000);
  facts.sendsAgain = await send();
  await full.reopen();
  const kept = await full.texts();
  facts.lost = acknowledged.filter((text) => !kept.includes(text));
  facts.twice = kept.length - new Set(kept).size;
  await eventually(async () => {
    const texts = await other.texts();
    return acknowledged.every((text) => texts.includes(text));
  }, 30_000);
  const arrived = await other.texts();
  facts.arrivedTwice = arrived.length - new Set(arrived).size;
  await Promise.all([full.close(), other.close()]);
  return facts;
}
