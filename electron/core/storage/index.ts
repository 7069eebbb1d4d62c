export type { PendingAccount, LocalAccount } from './repositories/account-repository.ts';
export type {
  MergedConversation,
  MovedConversation,
  PeerKey,
} from './repositories/conversation-repository.ts';
export type { DirectoryVersion, IndexFile } from './repositories/index-file-repository.ts';
export { everyDevice, type OutboxJob } from './repositories/outbox-repository.ts';
export type {
  KyberUse,
  NewPreKeys,
  ProtocolChanges,
  ProtocolRepository,
  StoredKyberPreKey,
} from './repositories/protocol-repository.ts';
export { DirectoryRows, type FoundRow } from './directory-rows.ts';
export { mayPass } from './may-pass.ts';
export { openStorage, type Storage } from './storage.ts';
export type { FileSharer } from './rewriting.ts';
export { salvageStorage, type SalvagedStorage } from './salvage-storage.ts';
