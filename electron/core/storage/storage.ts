import type { Bytes } from '#shared/model/bytes.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import { coreMigrations } from './migrations/index.ts';
import { AccountRepository } from './repositories/account-repository.ts';
import { ConversationRepository } from './repositories/conversation-repository.ts';
import { InboxRepository } from './repositories/inbox-repository.ts';
import { MessageRepository } from './repositories/message-repository.ts';
import { OutboxRepository } from './repositories/outbox-repository.ts';
import { PeopleRepository } from './repositories/people-repository.ts';
import { ProtocolRepository } from './repositories/protocol-repository.ts';

/** Everything a profile keeps, by repository. All of them write through the one connection of the core. */
export interface Storage {
  readonly account: AccountRepository;
  readonly protocol: ProtocolRepository;
  readonly people: PeopleRepository;
  readonly conversations: ConversationRepository;
  readonly messages: MessageRepository;
  readonly outbox: OutboxRepository;
  readonly inbox: InboxRepository;
  /** Runs `work` in one durable transaction: all of it, or nothing. Inside another transaction it joins that one. */
  transaction<Value>(work: () => Value): Value;
  close(): void;
}

/**
 * Opens the encrypted database of a profile.
 * @throws AppError `database-unreadable`, `database-newer`.
 */
export function openStorage(file: string, key: Bytes): Storage {
  const database = openDatabase({ file, key, migrations: coreMigrations });
  return {
    account: new AccountRepository(database),
    protocol: new ProtocolRepository(database),
    people: new PeopleRepository(database),
    conversations: new ConversationRepository(database),
    messages: new MessageRepository(database),
    outbox: new OutboxRepository(database),
    inbox: new InboxRepository(database),
    transaction: (work) => (database.inTransaction ? work() : database.transaction(work).immediate()),
    close: () => {
      database.pragma('optimize');
      database.close();
    },
  };
}
