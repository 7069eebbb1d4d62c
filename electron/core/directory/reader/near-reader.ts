import type { DirectoryPlace } from './directory-place.ts';
import { IndexReader } from './index-reader.ts';
import type { DirectoryReader } from './reader-types.ts';

/** A reader in the thread of whoever asks: for few people, and where no thread can be had. Opens the database when asked. */
export function nearReader(place: DirectoryPlace): DirectoryReader {
  let reader: IndexReader | null = null;
  const opened = (): IndexReader => (reader ??= new IndexReader(place));
  return {
    prepare: () => undefined,
    search: async (query) => opened().search(query),
    staff: async (query) => opened().staff(query),
    counts: async (units) => opened().counts(units),
    refresh: async (mostChanges) => opened().refresh(mostChanges),
    loadMore: async () => opened().loadMore(),
    // Nobody asks between two lines of the same thread.
    letGo: async () => {
      reader?.letGo();
    },
    goOn: () => undefined,
    close: async () => {
      reader?.letGo();
      reader = null;
    },
  };
}
