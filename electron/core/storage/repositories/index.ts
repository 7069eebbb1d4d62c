import type { Database } from '#sqlite/database.ts';
import { AccountRepository } from './account-repository.ts';
import { ClockRepository } from './clock-repository.ts';
import { ConversationRepository } from './conversation-repository.ts';
import { CountsRepository } from './counts-repository.ts';
import { DirectoryMarks } from './directory-marks.ts';
import { InboxRepository } from './inbox-repository.ts';
import { IndexFileRepository } from './index-file-repository.ts';
import { MessageRepository } from './message-repository.ts';
import { NotificationRepository } from './notification-repository.ts';
import { OutboxRepository } from './outbox-repository.ts';
import { PeopleRepository } from './people-repository.ts';
import { UnitRepository } from './unit-repository.ts';
import { ProtocolRepository } from './protocol-repository.ts';
import { ProfileRepository } from './profile-repository.ts';
import { ReactionRepository } from './reaction-repository.ts';
import { ReadMarkRepository } from './read-mark-repository.ts';
import { ReceiptRepository } from './receipt-repository.ts';
import { RoomReadRepository } from './room-read-repository.ts';
import { RoomRepository } from './room-repository.ts';
import { SenderKeyRepository } from './sender-key-repository.ts';
import { SentRepository } from './sent-repository.ts';
import { SettingsRepository } from './settings-repository.ts';
import { WaitingRepository } from './waiting-repository.ts';

/** All repositories of a profile's database, over its one connection. */
export function repositories(database: Database): {
  readonly account: AccountRepository;
  readonly protocol: ProtocolRepository;
  readonly people: PeopleRepository;
  readonly units: UnitRepository;
  readonly directoryMarks: DirectoryMarks;
  readonly indexFile: IndexFileRepository;
  readonly conversations: ConversationRepository;
  readonly rooms: RoomRepository;
  readonly roomReads: RoomReadRepository;
  readonly senderKeys: SenderKeyRepository;
  readonly messages: MessageRepository;
  readonly outbox: OutboxRepository;
  readonly inbox: InboxRepository;
  readonly receipts: ReceiptRepository;
  readonly readMarks: ReadMarkRepository;
  readonly reactions: ReactionRepository;
  readonly sent: SentRepository;
  readonly waiting: WaitingRepository;
  readonly notifications: NotificationRepository;
  readonly settings: SettingsRepository;
  readonly profiles: ProfileRepository;
  readonly counts: CountsRepository;
  readonly clock: ClockRepository;
} {
  return {
    account: new AccountRepository(database),
    protocol: new ProtocolRepository(database),
    people: new PeopleRepository(database),
    units: new UnitRepository(database),
    directoryMarks: new DirectoryMarks(database),
    indexFile: new IndexFileRepository(database),
    conversations: new ConversationRepository(database),
    rooms: new RoomRepository(database),
    roomReads: new RoomReadRepository(database),
    senderKeys: new SenderKeyRepository(database),
    messages: new MessageRepository(database),
    outbox: new OutboxRepository(database),
    inbox: new InboxRepository(database),
    receipts: new ReceiptRepository(database),
    readMarks: new ReadMarkRepository(database),
    reactions: new ReactionRepository(database),
    sent: new SentRepository(database),
    waiting: new WaitingRepository(database),
    notifications: new NotificationRepository(database),
    settings: new SettingsRepository(database),
    profiles: new ProfileRepository(database),
    counts: new CountsRepository(database),
    clock: new ClockRepository(database),
  };
}

/** All repositories, by name. */
export type Repositories = ReturnType<typeof repositories>;
