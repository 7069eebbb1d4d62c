import { AppError } from '#shared/errors/app-error.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import { describeFailure } from '#shared/errors/describe-failure.ts';
import type { Core } from './core.ts';
import { loggedId } from './diagnostics/index.ts';
import type { AnswerOutcome, ToastAnswer } from './notifications/index.ts';
import type { CoreReply, CoreRequest } from './worker-protocol.ts';

type Call = Extract<CoreRequest, { kind: 'call' }>;
type Method = (input: unknown) => Promise<unknown>;
type Reply = (message: CoreReply) => void;

/** What a recovery is refused with before anything is done. */
const refusals: ReadonlySet<ErrorCode> = new Set(['invalid-request', 'unsupported']);

/** Answers the messages of the thread that owns this core. Every call is answered exactly once. */
export function serveCalls(core: Core, reply: Reply): (message: CoreRequest) => Promise<void> {
  return async (message) => {
    switch (message.kind) {
      case 'call':
        await answerCall(core, message, reply);
        return;
      case 'counts':
        reply(await answer(message.id, async () => counts(core), ignore));
        return;
      case 'notifications':
        reply(await answer(message.id, async () => core.notifications?.list(message.limit) ?? [], ignore));
        return;
      case 'toast-answer':
        reply(await answer(message.id, () => takeAnswer(core, message.answer), ignore));
        return;
      case 'told':
        attempt(() => core.notifications?.told(message.upTo), reply);
        return;
      case 'activity':
        attempt(() => core.setActivity?.(message.activity), reply);
        return;
      case 'begin':
        await core.begin().catch((error: unknown) => {
          reply({ kind: 'failure', ...describeFailure(error) });
        });
        return;
      case 'backend':
        core.reportBackend(message.failure);
        return;
      case 'close':
        await core.close();
        reply({ kind: 'closed' });
        return;
      default:
        assertNever(message);
    }
  };
}

async function answerCall(core: Core, call: Call, reply: Reply): Promise<void> {
  const answered = await answer(
    call.id,
    async () => method(core, call)(call.input),
    (failure) => {
      // A core without a database has said why, and refuses every call for the same reason.
      if (core.counts !== undefined || failure.code === 'internal') tell(call, failure, reply);
    },
  );
  reply(answered);
  if (call.domain === 'recovery' && isAtEnd(core, answered)) reply({ kind: 'restart' });
}

/** A salvage ends the core that it is asked of: there is another database now, or, where it failed, none that is open. */
function isAtEnd(core: Core, answered: CoreReply): boolean {
  if (answered.kind === 'answer') return true;
  const hadDatabase = core.counts !== undefined;
  return hadDatabase && answered.kind === 'refusal' && !refusals.has(answered.error.code);
}

async function answer(
  id: number,
  work: () => Promise<unknown>,
  onFailure: (failure: AppError) => void,
): Promise<CoreReply> {
  try {
    return { kind: 'answer', id, value: await work() };
  } catch (error) {
    const failure = AppError.from(error);
    onFailure(failure);
    return { kind: 'refusal', id, error: failure.toShape() };
  }
}

/** What the person could not foresee is logged; refusals are part of every day. */
function tell({ domain, name, input }: Call, failure: AppError, reply: Reply): void {
  const { code } = failure;
  if (code !== 'internal' && code !== 'storage-failed' && code !== 'database-unreadable') return;
  const conversation = conversationOf(input);
  reply({ kind: 'failure', ...describeFailure(failure) });
  reply({
    kind: 'log',
    entry: {
      event: 'call-failed',
      call: `${domain}.${name}`,
      code,
      conversation: conversation === null ? null : loggedId(conversation),
    },
  });
}

function conversationOf(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || !('conversation' in input)) return null;
  return typeof input.conversation === 'string' ? input.conversation : null;
}

async function takeAnswer(core: Core, given: ToastAnswer): Promise<AnswerOutcome> {
  if (core.answers === undefined) throw new AppError('unsupported');
  return core.answers.take(given);
}

function counts(core: Core): unknown {
  if (core.counts === undefined) throw new AppError('unsupported');
  return core.counts();
}

function method(core: Core, { domain, name }: Call): Method {
  const services = core.services as unknown as Partial<Record<string, Partial<Record<string, Method>>>>;
  const service = services[domain];
  const found = service?.[name];
  if (found === undefined) throw new AppError('unsupported');
  return (input) => found.call(service, input);
}

/** Nobody waits for it: what goes wrong is told to the log, and tried again with the next. */
function attempt(work: () => void, reply: Reply): void {
  try {
    work();
  } catch (error) {
    reply({ kind: 'failure', ...describeFailure(error) });
  }
}

function ignore(): void {
  // A support bundle is complete without numbers; whoever asked for the rest logs what it was refused with.
}
