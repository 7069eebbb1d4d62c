import type { NaraeClient } from '#renderer/bridge/client.ts';
import { draftSaverOf } from './draft-saver.ts';

/** Saves, when the program ends, what has just been typed, and says so: quitting waits for that. Answers what stops it. */
export function saveAtEnd(client: NaraeClient): () => void {
  const save = async (): Promise<void> => {
    await draftSaverOf(client).rest();
    // Whoever does not hear it any more does not wait for it either.
    await client.request('windows', 'saved', {}).catch(() => undefined);
  };
  return client.on('windows', 'ending', () => void save());
}
