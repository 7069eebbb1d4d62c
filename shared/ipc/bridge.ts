import type { ErrorShape } from '../errors/app-error.ts';
import type { EventPayload, RequestInput, RequestOutput } from './contract.ts';
import type { DomainName, EventName, RequestName } from './channel-table.ts';

/** An answer as it crosses from the main process: errors travel as codes, never as exceptions with texts. */
export type Reply<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: ErrorShape };

type ListenerName<Name extends string> = `on${Capitalize<Name>}`;

/** One domain of `window.narae`: a function a request, and `onEvent(listener)` an event, which returns "stop listening". */
export type DomainBridge<Domain extends DomainName> = {
  readonly [Name in RequestName<Domain>]: (
    input: RequestInput<Domain, Name>,
  ) => Promise<Reply<RequestOutput<Domain, Name>>>;
} & {
  readonly [Name in EventName<Domain> as ListenerName<Name>]: (
    listener: (payload: EventPayload<Domain, Name>) => void,
  ) => () => void;
};

/** The whole of what a page gets from the preload script, as `window.narae`. */
export type NaraeBridge = { readonly [Domain in DomainName]: DomainBridge<Domain> };
