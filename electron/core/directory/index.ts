export { DirectoryService, withoutAccount } from './directory-service.ts';
export { DirectoryIndexKeeper } from './index-keeper.ts';
export {
  buildInThreads,
  nearReader,
  ReaderThread,
  type DirectoryPlace,
  type DirectoryQuery,
  type FoundPerson,
} from './reader/index.ts';
export { DirectorySync } from './directory-sync.ts';
