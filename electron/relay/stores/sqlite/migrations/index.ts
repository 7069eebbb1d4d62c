import type { Migration } from '#sqlite/migrate.ts';
import { controlAndMailboxes } from './0010-control-and-mailboxes.ts';

/** The relay's schema, oldest first. */
export const relayMigrations: readonly Migration[] = [controlAndMailboxes];
