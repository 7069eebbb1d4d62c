export { indexFilePattern, type DirectoryPlace } from './build-index.ts';
export { nearReader } from './near-reader.ts';
export { buildInThread, ReaderThread } from './reader-thread.ts';
export type {
  DirectoryQuery,
  DirectoryReader,
  FoundPerson,
  LoadProgress,
  ReaderState,
} from './reader-types.ts';
export { serveDirectoryThread } from './serve-thread.ts';
export type { DirectoryThreadData } from './thread-protocol.ts';
