import { hash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ownBytes } from '#shared/model/bytes.ts';
import { messageId, type ConversationId, type MessageId, type PersonId } from '#shared/model/ids.ts';
import { openCore } from '#core/compose.ts';
import type { Core } from '#core/core.ts';
import { seededRandom } from '#relay/demo/random.ts';
import { chaotic, type Disturbance } from './chaos.ts';
import { roomName, type ChildOrder, type ChildPlan, type ChildReport } from './plan.ts';
import { watched } from './watched.ts';

// A core in a process of its own, made to be killed; see plan.ts for what it is told and what it reports.

const plan = JSON.parse(process.argv[2] ?? '') as ChildPlan;
const random = seededRandom(plan.seed);
/** Time between two messages: fast enough to have several under way, slow enough to keep histories short. */
const betweenMessagesMs = 35;
/** Messages that may be under way: a slow machine must not pile up a backlog that takes minutes to drain. */
const mostUnderWay = 20;
const keysOfCampaign = {
  batch: { preKeys: 4, kyberPreKeys: 3 },
  fewest: { preKeys: 4, kyberPreKeys: 3 },
  rotationMs: 1_000,
  betweenRenewalsMs: 0,
  senderKeyMs: 500,
};
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
  // Few keys that are soon replaced, so that some are used up, made and published in every life.
  keys: keysOfCampaign,
  upkeepMs: keysOfCampaign.rotationMs,
  wrapBackend: (backend) => watched(plan.chaos ? chaotic(random, noteDisturbance)(backend) : backend, report),
});
const rooms = await enter(core);
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

/** Numbers, in every conversation from where it had stopped, and among the conversations as it comes. */
async function write(from: Readonly<Record<string, number>>): Promise<void> {
  const next = new Map(Object.entries(from));
  for (;;) {
    while (underWay.size >= mostUnderWay) await pause(betweenMessagesMs);
    const [peer, conversation] = [...rooms][Math.floor(random() * rooms.size)] ?? nobody();
    const number = next.get(peer) ?? 0;
    next.set(peer, number + 1);
    const id = idOf(peer, number);
    underWay.add(id);
    await core.services.chats.send({ conversation, id, text: String(number) });
    report({ kind: 'acknowledged', peer, number });
    await pause(betweenMessagesMs);
  }
}

/** Answers the conversations, by peer. */
async function enter({ services, begin }: Core): Promise<ReadonlyMap<string, ConversationId>> {
  await begin.call(core);
  if ((await services.app.status({})).phase === 'sign-in')
    await services.signIn.enrol({ person: plan.self as PersonId });
  const entered = new Map<string, ConversationId>();
  for (const peer of plan.peers) {
    const person = peer as PersonId;
    while ((await services.directory.card({ person }).catch(() => null))?.reachable !== true) await pause(10);
    entered.set(peer, (await services.chats.open({ person })).id);
  }
  if (plan.room !== 'none') entered.set(roomName, await room(services));
  return entered;
}

/** The room of the campaign: begun by one of them in its first life, and there for the others some time later. */
async function room(services: Core['services']): Promise<ConversationId> {
  for (;;) {
    const { conversations } = await services.chats.list({ limit: 50 });
    const found = conversations.find(({ kind }) => kind === 'group');
    if (found !== undefined) return found.id;
    if (plan.room === 'begins') {
      const people = plan.peers.map((peer) => peer as PersonId);
      return (await services.groups.create({ name: '', people })).conversation.id;
    }
    await pause(10);
  }
}

function nobody(): never {
  throw new Error('nobody to write to');
}

function idOf(peer: string, number: number): MessageId {
  return messageId(hash('sha256', `${plan.self}/${peer}/${String(number)}`).slice(0, 32));
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

function noteDisturbance(disturbance: Disturbance): void {
  report({ kind: 'disturbed', disturbance });
}

function report(what: ChildReport): void {
  process.send?.(what);
}
