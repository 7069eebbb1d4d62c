import type { Bytes } from '#shared/model/bytes.ts';
import type { ChangeId, GroupId } from '#shared/model/ids.ts';
import type { SignedChange } from '#core/groups/index.ts';
import { encodeGroupContent } from './group-content.ts';

/** Bytes of changes in one content: one envelope holds them, together with the largest single change (a creation with a thousand members). */
const bytesAtOnce = 32_768;

/** Changes of a room as contents that fit an envelope each. `heads`: those of whoever sends them. */
export function changeContents(
  group: GroupId,
  changes: readonly SignedChange[],
  heads: readonly ChangeId[],
): readonly Bytes[] {
  const portions: SignedChange[][] = [];
  let size = Infinity;
  for (const change of changes) {
    if (size > bytesAtOnce) {
      portions.push([]);
      size = 0;
    }
    portions.at(-1)?.push(change);
    size += change.change.length + change.signature.length + change.identityKey.length;
  }
  return portions.map((portion) =>
    encodeGroupContent({ kind: 'group-changes', group, changes: portion, heads }),
  );
}
