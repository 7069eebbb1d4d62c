import { useQuery } from '@tanstack/react-query';
import { useBridge } from './bridge-context.ts';
import { unreadTotalQuery } from './queries.ts';

/** Unread messages of all conversations that are not muted; 0 before the first answer. */
export function useUnreadTotal(): number {
  return useQuery(unreadTotalQuery(useBridge())).data?.count ?? 0;
}
