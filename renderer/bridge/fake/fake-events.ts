import type { DomainName, EventName } from '#shared/ipc/channel-table.ts';
import type { EventPayload } from '#shared/ipc/contract.ts';

type Listener = (payload: unknown) => void;

/** Hands events from the fake to whoever listens. */
export interface FakeEvents {
  readonly emit: <Domain extends DomainName, Name extends EventName<Domain>>(
    domain: Domain,
    name: Name,
    payload: EventPayload<Domain, Name>,
  ) => void;
  readonly listen: (domain: DomainName, name: string, listener: Listener) => () => void;
}

/** Events are copied on their way, as between processes. */
export function createFakeEvents(): FakeEvents {
  const listeners = new Map<string, Set<Listener>>();
  return {
    emit(domain, name, payload) {
      for (const listener of listeners.get(`${domain}.${name}`) ?? []) listener(structuredClone(payload));
    },
    listen(domain, name, listener) {
      const key = `${domain}.${name}`;
      const known = listeners.get(key) ?? new Set<Listener>();
      listeners.set(key, known.add(listener));
      return () => void known.delete(listener);
    },
  };
}
