export { buildInThreads } from './build-in-threads.ts';
export { indexFilePattern } from './build-index.ts';
export type { DirectoryPlace } from './directory-place.ts';
export { nearReader } from './near-reader.ts';
export { ReaderThread } from './reader-thread.ts';
export type {
  DirectoryQuery,
  DirectoryReader,
  FoundPerson,
  LoadProgress,
  ReaderState,
} from './reader-types.ts';
export { serveDirectoryThread } from './serve-thread.ts';
export type { DirectoryThreadData } from './thread-protocol.ts';
