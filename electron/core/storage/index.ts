export type { PendingAccount, LocalAccount } from './repositories/account-repository.ts';
export type { MergedConversation, MovedConversation } from './repositories/conversation-merging.ts';
export type { PeerKey } from './repositories/peer-key.ts';
export type { DirectoryVersion, IndexFile } from './repositories/index-file-repository.ts';
export {
  everyDevice,
  type AccountJob,
  type OutboxJob,
  type RoomJob,
  type SealedPost,
} from './repositories/outbox-repository.ts';
export type {
  KyberUse,
  NewPreKeys,
  ProtocolChanges,
  ProtocolRepository,
  StoredKyberPreKey,
} from './repositories/protocol-repository.ts';
export type { NewMentions } from './repositories/message-mentions.ts';
export { comparePlaces, type CountedMessage, type ReadMark } from './repositories/room-read-repository.ts';
export { conversationOf } from './repositories/room-repository.ts';
export type { RoomLineContent } from './repositories/room-line-content.ts';
export type { KeyHolder } from './repositories/sender-key-repository.ts';
export { DirectoryRows, lastRow, type FoundRow, type RowRange } from './directory-rows.ts';
export { mayPass } from './may-pass.ts';
export { openStorage, type Storage } from './storage.ts';
export type { FileSharer } from './rewriting.ts';
export { salvageStorage, type SalvagedStorage } from './salvage-storage.ts';
