import type { NaraeClient } from '#renderer/bridge/client.ts';
import type { Journey } from '#shared/model/destination.ts';

/**
 * Takes the places this window was asked to go to, each once: the last of those that wait now, and those that come later;
 * before them what was kept for it. What cannot be asked for now is asked for with the next. Returns the function that stops
 * it.
 */
export function followDestinations(
  client: NaraeClient,
  go: (journey: Journey) => void,
  takeKept: () => Journey | null = () => null,
): () => void {
  let taking = false;
  let more = false;
  const take = async (): Promise<void> => {
    more = true;
    if (taking) return;
    taking = true;
    while (more) {
      more = false;
      const next = takeKept() ?? (await client.request('windows', 'nextDestination', {}).catch(() => null));
      if (next === null) continue;
      go(next);
      more = true;
    }
    taking = false;
  };
  const stop = client.on('windows', 'destinationWaiting', () => void take());
  void take();
  return stop;
}
