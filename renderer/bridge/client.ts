import { z } from 'zod';
import { AppError } from '#shared/errors/app-error.ts';
import type { NaraeBridge } from '#shared/ipc/bridge.ts';
import type { DomainName, EventName, RequestName } from '#shared/ipc/channel-table.ts';
import { contract, type EventPayload, type RequestInput, type RequestOutput } from '#shared/ipc/contract.ts';
import type { RequestDefinition } from '#shared/ipc/define.ts';

/** The main process as the renderer sees it: typed, parsed, and with errors as `AppError`. */
export interface NaraeClient {
  /** @throws AppError what the main process answered; `internal` when its answer is not what the contract says. */
  readonly request: <Domain extends DomainName, Name extends RequestName<Domain>>(
    domain: Domain,
    name: Name,
    input: RequestInput<Domain, Name>,
  ) => Promise<RequestOutput<Domain, Name>>;
  /** Calls the listener with each event until the returned function is called. */
  readonly on: <Domain extends DomainName, Name extends EventName<Domain>>(
    domain: Domain,
    name: Name,
    listener: (payload: EventPayload<Domain, Name>) => void,
  ) => () => void;
}

/** Wraps a bridge. `report` hears of events that do not fit the contract; they are not passed on. */
export function createClient(
  bridge: NaraeBridge,
  report: (problem: unknown) => void = (problem) => reportError(problem),
): NaraeClient {
  const functions = bridge as unknown as Readonly<Record<string, Readonly<Record<string, BridgeFunction>>>>;
  return {
    async request(domain, name, input) {
      const reply = await callOf(functions, domain, name)(input);
      const envelope = replySchema.safeParse(reply);
      if (!envelope.success) throw new AppError('internal', { cause: envelope.error });
      if (!envelope.data.ok) throw AppError.fromShape(envelope.data.error);
      const definitions: Readonly<Record<string, RequestDefinition>> = contract[domain].requests;
      return parse(definitions[name]?.output, envelope.data.value) as RequestOutput<
        typeof domain,
        typeof name
      >;
    },
    on(domain, name, listener) {
      const schemas: Readonly<Record<string, z.ZodType>> = contract[domain].events;
      const stop = functions[domain]?.[listenerName(name)]?.((payload: unknown) => {
        let parsed: unknown;
        try {
          parsed = parse(schemas[name], payload);
        } catch (problem) {
          report(problem);
          return;
        }
        listener(parsed as EventPayload<typeof domain, typeof name>);
      });
      if (typeof stop !== 'function') throw new AppError('internal');
      return stop as () => void;
    },
  };
}

type BridgeFunction = (input: unknown) => unknown;

const replySchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.object({ code: z.string(), retryable: z.boolean() }) }),
]);

function callOf(
  functions: Readonly<Record<string, Readonly<Record<string, BridgeFunction>>>>,
  domain: string,
  name: string,
): (input: unknown) => Promise<unknown> {
  const call = functions[domain]?.[name];
  if (call === undefined) throw new AppError('internal');
  return async (input) => {
    try {
      return await call(input);
    } catch (problem) {
      throw AppError.from(problem);
    }
  };
}

function parse(schema: z.ZodType | undefined, value: unknown): unknown {
  const result = schema?.safeParse(value);
  if (result?.success !== true) throw new AppError('internal', { cause: result?.error });
  return result.data;
}

function listenerName(event: string): string {
  return `on${event.charAt(0).toUpperCase()}${event.slice(1)}`;
}
