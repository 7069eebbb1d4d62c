export { RoomBook, type SettledRoom } from './room-book.ts';
export { formerMembers, RoomChanges, type OwnChange } from './room-changes.ts';
export type { SignedChange } from './signed-change.ts';
export { membersAt } from './members-at.ts';
