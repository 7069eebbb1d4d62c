import { matchQuery, type Query, type QueryClient } from '@tanstack/react-query';
import { queryKeys } from '../query-keys.ts';
import type { MessagePages } from './message-pages.ts';

/** One goes to and fro among a handful of rooms; any other one is read from the disk again within some frames. */
export const mostRooms = 8;
/** Whoever has gone far back in one room after the other does not keep all of that: about 10 MB. */
export const mostMessages = 10_000;

/**
 * Lets the messages go of rooms that nobody shows any more, but for those that were left last: `mostRooms` at most, with
 * `mostMessages` together. The very last one stays, whatever it holds. Returns the function that ends this.
 */
export function keepRecentRooms(cache: QueryClient): () => void {
  const queries = cache.getQueryCache();
  // Their hashes in the order in which they were left.
  const left = new Set<string>();
  return queries.subscribe(({ type, query }) => {
    if (type !== 'observerAdded' && type !== 'observerRemoved' && type !== 'removed') return;
    if (!matchQuery({ queryKey: queryKeys.allMessages }, query)) return;
    left.delete(query.queryHash);
    if (type !== 'observerRemoved' || query.getObserversCount() > 0) return;
    left.add(query.queryHash);
    const kept = [...left].map((hash) => queries.get(hash)).filter((known) => known !== undefined);
    for (const old of beyondBounds(kept)) queries.remove(old);
  });
}

/** Which of them are too many, of all in the order in which they were left. */
function beyondBounds(left: readonly Query[]): readonly Query[] {
  let messages = 0;
  const newestFirst = left.toReversed();
  const end = newestFirst.findIndex((query, index) => {
    messages += countMessages(query);
    return index > 0 && (index >= mostRooms || messages > mostMessages);
  });
  return end === -1 ? [] : newestFirst.slice(end);
}

function countMessages(query: Query): number {
  const pages = (query.state.data as MessagePages | undefined)?.pages ?? [];
  return pages.reduce((count, page) => count + page.messages.length, 0);
}
