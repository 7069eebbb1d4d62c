import type { QueryClient } from '@tanstack/react-query';
import type { NaraeClient } from './client.ts';
import { conversationsQuery, preferencesQuery, statusQuery } from './queries.ts';

/**
 * Asks for what the first screen shows before anything is drawn: one way to the core and back, and one drawing, in place of two.
 * Where nobody is enrolled the list is refused, and asked for again by the first screen that shows it.
 */
export function askAhead(client: NaraeClient, cache: QueryClient): void {
  cache.query(statusQuery(client)).catch(shown);
  cache.query(preferencesQuery(client)).catch(shown);
  cache.infiniteQuery(conversationsQuery(client)).catch(shown);
}

function shown(): void {
  // Whoever shows it shows the failure, too.
}
