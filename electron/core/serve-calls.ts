import { AppError } from '#shared/errors/app-error.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { Core } from './core.ts';
import { describeFailure } from '#shared/errors/describe-failure.ts';
import type { CoreReply, CoreRequest } from './worker-protocol.ts';

type Call = Extract<CoreRequest, { kind: 'call' }>;
type Method = (input: unknown) => Promise<unknown>;

/** Answers the messages of the thread that owns this core. Every call is answered exactly once. */
export function serveCalls(
  core: Core,
  reply: (message: CoreReply) => void,
): (message: CoreRequest) => Promise<void> {
  return async (message) => {
    switch (message.kind) {
      case 'call':
        reply(await answer(core, message, reply));
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

async function answer(core: Core, call: Call, reply: (message: CoreReply) => void): Promise<CoreReply> {
  try {
    return { kind: 'answer', id: call.id, value: await method(core, call)(call.input) };
  } catch (error) {
    const failure = AppError.from(error);
    if (failure.code === 'internal') reply({ kind: 'failure', ...describeFailure(failure) });
    return { kind: 'refusal', id: call.id, error: failure.toShape() };
  }
}

function method(core: Core, { domain, name }: Call): Method {
  const services = core.services as unknown as Partial<Record<string, Partial<Record<string, Method>>>>;
  const service = services[domain];
  const found = service?.[name];
  if (found === undefined) throw new AppError('unsupported');
  return (input) => found.call(service, input);
}
