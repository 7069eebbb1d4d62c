import { openRelay, type Relay, type RelayOptions } from './relay.ts';

/** How often an instance that is not the host tries to become it: well within the 3 s that a take-over may last. */
const retryMs = 700;

export interface Hosting {
  /** Stops hosting, or trying to. */
  stop(): Promise<void>;
}

/**
 * Hosts the relay as soon as nobody else does: at once when the database is free, otherwise when the present host quits
 * or dies (the operating system then frees its lock). `onFailure` hears of anything that is not "held elsewhere".
 */
export function hostRelay(options: RelayOptions, onFailure: (error: unknown) => void): Hosting {
  let relay: Relay | null = null;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let attempt: Promise<void> = Promise.resolve();

  const tryToHost = async (): Promise<void> => {
    try {
      relay = await openRelay(options);
    } catch (error) {
      onFailure(error);
    }
    if (relay === null && !stopped) timer = setTimeout(start, retryMs);
  };
  const start = (): void => {
    attempt = tryToHost();
  };
  start();

  return {
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await attempt;
      await relay?.close();
    },
  };
}
