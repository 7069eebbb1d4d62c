import type { InvitationCode, PersonId } from '#shared/model/ids.ts';
import { openRelay, type Relay, type RelayOptions } from './relay.ts';

/** How often an instance that is not the host tries to become it: well within the 3 s that a take-over may last. */
const retryMs = 700;

/** What an instance is to the relay of its PC: the host, or the one that takes over from it. */
export type HostingState = 'hosting' | 'standing-by';

/** What hosting tells. */
export interface HostingListener {
  /** Told once a change. */
  readonly onState: (state: HostingState) => void;
  /** An attempt to host ended with an error other than "held elsewhere"; told once as long as it stays the same. */
  readonly onFailure: (error: unknown) => void;
}

/** An instance that hosts, or stands by to. */
export interface Hosting {
  /** See `Relay.invite`. Null while another instance hosts. @throws AppError `not-found`. */
  invite(person: PersonId, expiresAt: number): InvitationCode | null;
  /** Stops hosting, or trying to. */
  stop(): Promise<void>;
}

/**
 * Hosts the relay as soon as nobody else does: at once when the database is free, otherwise when the present host quits
 * or dies (the operating system then frees its lock).
 */
export function hostRelay(options: RelayOptions, listener: HostingListener): Hosting {
  let relay: Relay | null = null;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let attempt: Promise<void> = Promise.resolve();
  const tell = changesOnly(listener);

  const tryToHost = async (): Promise<void> => {
    try {
      relay = await openRelay(options);
      tell.state(relay === null ? 'standing-by' : 'hosting');
    } catch (error) {
      tell.failure(error);
    }
    if (relay === null && !stopped) timer = setTimeout(start, retryMs);
  };
  const start = (): void => {
    attempt = tryToHost();
  };
  start();

  return {
    invite: (person, expiresAt) => relay?.invite(person, expiresAt) ?? null,
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await attempt;
      await relay?.close();
    },
  };
}

/** Attempts repeat themselves; what they come to is told when it is another than before. */
function changesOnly({ onState, onFailure }: HostingListener): {
  readonly state: (state: HostingState) => void;
  readonly failure: (error: unknown) => void;
} {
  let last = '';
  const tell = (what: string, call: () => void): void => {
    if (what === last) return;
    last = what;
    call();
  };
  return {
    state: (state) => {
      tell(state, () => {
        onState(state);
      });
    },
    failure: (error) => {
      tell(String(error), () => {
        onFailure(error);
      });
    },
  };
}
