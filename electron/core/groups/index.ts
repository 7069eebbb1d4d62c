export { foldGroup, type FoldedGroup } from './fold-group.ts';
export { readChange, signChange, type ReadChange, type SignedChange } from './signed-change.ts';
export type { UnsignedChange } from './wire-change.ts';
