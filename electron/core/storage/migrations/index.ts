import type { Migration } from '#sqlite/migrate.ts';
import { firstConversations } from './0010-first-conversations.ts';

/** The messenger's schema, oldest first. */
export const coreMigrations: readonly Migration[] = [firstConversations];
