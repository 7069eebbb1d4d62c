import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ownBytes } from '#shared/model/bytes.ts';
import { messageId, type ConversationId, type MessageId, type PersonId } from '#shared/model/ids.ts';
import { openCore } from '#core/compose.ts';
import type { Core } from '#core/core.ts';
import { seededRandom } from '#relay/demo/random.ts';
import { chaotic } from './chaos.ts';
import type { ChildOrder, ChildPlan, ChildReport } from './plan.ts';

// A core in a process of its own, made to be killed; see plan.ts for what it is told and what it reports.

const plan = JSON.parse(process.argv[2] ?? '') as ChildPlan;
const random = seededRandom(plan.seed);
/** Time between two messages: fast enough to have several under way, slow enough to keep histories short. */
const betweenMessagesMs = 15;
/** Messages that may be under way: a slow machine must not pile up a backlog that takes minutes to drain. */
const mostUnderWay = 20;
const underWay = new Set<MessageId>();
let kill = plan.kill;

const core = openCore({
  databaseFile: plan.databaseFile,
  databaseKey: ownBytes(Buffer.from(plan.databaseKey, 'hex')),
  vault: 'none',
  backend: { kind: 'relay', location: { kind: 'local', path: plan.socket } },
  embedded: true,
  publish: ({ name, payload }) => {
    if (name !== 'messagesChanged') return;
    for (const { id, state } of payload.changed) if (state !== 'sending') underWay.delete(id);
  },
  onFailure: () => undefined,
  retryJitter: () => 20,
  onStep: stepCounter(),
  ...(plan.chaos ? { wrapBackend: chaotic(random) } : {}),
});
const room = await enter(core);
dieInTime();
process.on('message', (order: ChildOrder) => {
  if (order.kind === 'write') {
    void write(order.from);
    return;
  }
  kill = order.plan;
  dieInTime();
});
report({ kind: 'ready' });

async function write(from: number): Promise<void> {
  for (let number = from; ; number++) {
    while (underWay.size >= mostUnderWay) await pause(betweenMessagesMs);
    const id = idOf(number);
    underWay.add(id);
    await core.services.chats.send({ conversation: room, id, text: String(number) });
    report({ kind: 'acknowledged', number });
    await pause(betweenMessagesMs);
  }
}

async function enter({ services, begin }: Core): Promise<ConversationId> {
  await begin.call(core);
  if ((await services.app.status({})).phase === 'sign-in')
    await services.signIn.enrol({ person: plan.self as PersonId });
  for (;;) {
    const card = await services.directory.card({ person: plan.peer as PersonId }).catch(() => null);
    if (card?.reachable === true) break;
    await pause(10);
  }
  return (await services.chats.open({ person: plan.peer as PersonId })).id;
}

function idOf(number: number): MessageId {
  return messageId(
    createHash('sha256')
      .update(`${plan.self}/${String(number)}`)
      .digest('hex')
      .slice(0, 32),
  );
}

function stepCounter(): (step: string) => void {
  let seen = 0;
  return (step) => {
    if (kill?.kind !== 'step' || step !== kill.step) return;
    seen += 1;
    if (seen === kill.occurrence) die();
  };
}

function dieInTime(): void {
  if (kill?.kind === 'time') setTimeout(die, kill.afterMs);
}

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  // The signal is on its way; nothing after this line may happen.
  for (;;);
}

function report(what: ChildReport): void {
  process.send?.(what);
}
