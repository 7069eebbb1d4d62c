export { DirectoryService, withoutAccount } from './directory-service.ts';
export { DirectorySync } from './directory-sync.ts';
