import { describe, expect, it } from 'vitest';
import { treeMove, type TreeRow } from '#renderer/features/org-chart/model/tree-keys.ts';

/** 부 (open) › 실 (open) › 과, 과; 국 (closed); 부 without parts. */
const rows: readonly TreeRow[] = [
  { level: 1, isOpen: true },
  { level: 2, isOpen: true },
  { level: 3, isOpen: null },
  { level: 3, isOpen: null },
  { level: 2, isOpen: false },
  { level: 1, isOpen: null },
];

describe('the keys of a tree', () => {
  it.each([
    ['ArrowDown', 0, { kind: 'focus', index: 1 }],
    ['ArrowDown', 5, { kind: 'focus', index: 5 }],
    ['ArrowUp', 3, { kind: 'focus', index: 2 }],
    ['ArrowUp', 0, { kind: 'focus', index: 0 }],
    ['Home', 4, { kind: 'focus', index: 0 }],
    ['End', 0, { kind: 'focus', index: 5 }],
    ['ArrowRight', 4, { kind: 'open' }],
    ['ArrowRight', 1, { kind: 'focus', index: 2 }],
    ['ArrowRight', 2, null],
    ['ArrowLeft', 1, { kind: 'close' }],
    ['ArrowLeft', 3, { kind: 'focus', index: 1 }],
    ['ArrowLeft', 4, { kind: 'focus', index: 0 }],
    ['ArrowLeft', 5, null],
    ['a', 0, null],
    ['ArrowDown', -1, null],
  ] as const)('%s at row %d', (key, at, expected) => {
    expect(treeMove(key, rows, at)).toEqual(expected);
  });
});
