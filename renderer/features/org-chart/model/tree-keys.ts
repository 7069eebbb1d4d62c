/** What a key does in a tree, by the pattern of WAI-ARIA. */
export type TreeMove =
  { readonly kind: 'focus'; readonly index: number } | { readonly kind: 'open' } | { readonly kind: 'close' };

/** A row of a tree as it is drawn. */
export interface TreeRow {
  readonly level: number;
  /** Null for a row without parts. */
  readonly isOpen: boolean | null;
}

/** What a key means at a row; null when it is none of the tree's. */
export function treeMove(key: string, rows: readonly TreeRow[], at: number): TreeMove | null {
  const row = rows[at];
  if (row === undefined) return null;
  switch (key) {
    case 'ArrowDown':
      return focusOn(Math.min(at + 1, rows.length - 1));
    case 'ArrowUp':
      return focusOn(Math.max(at - 1, 0));
    case 'Home':
      return focusOn(0);
    case 'End':
      return focusOn(rows.length - 1);
    case 'ArrowRight':
      if (row.isOpen === null) return null;
      return row.isOpen ? focusOn(Math.min(at + 1, rows.length - 1)) : { kind: 'open' };
    case 'ArrowLeft':
      return row.isOpen === true ? { kind: 'close' } : toParent(rows, at, row.level);
    default:
      return null;
  }
}

function focusOn(index: number): TreeMove {
  return { kind: 'focus', index };
}

function toParent(rows: readonly TreeRow[], at: number, level: number): TreeMove | null {
  const parent = rows.slice(0, at).findLastIndex((row) => row.level < level);
  return parent === -1 ? null : focusOn(parent);
}
