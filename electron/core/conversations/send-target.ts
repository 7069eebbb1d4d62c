import type { AccountId, ChangeId, GroupId } from '#shared/model/ids.ts';

/** Where something goes that is said in a conversation. */
export type SendTarget =
  | { readonly kind: 'account'; readonly account: AccountId }
  | { readonly kind: 'room'; readonly room: GroupId; readonly heads: readonly ChangeId[] };
