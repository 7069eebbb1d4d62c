import type { ConversationId } from '#shared/model/ids.ts';
import { everyDevice, type LocalAccount, type Storage } from '#core/storage/index.ts';
import { encodeReadReceipt } from './content.ts';
import { queueReceipts } from './owed-receipts.ts';
import { receiptQueue } from './queues.ts';
import { queueRoomReads } from './queue-room-reads.ts';

/** A conversation that is being read tells so at most this often (architecture, 4). */
const pauseMs = 3_000;

/** What telling peers works with. */
export interface ReadMarksPorts {
  readonly storage: Storage;
  readonly local: Pick<LocalAccount, 'account'>;
  readonly wakeOutbox: (queue: string) => void;
  readonly onFailure: (error: unknown) => void;
  /** Milliseconds between two marks of one conversation. */
  readonly pauseMs?: number;
}

/**
 * Tells peers and rooms how far the person has read: one cumulative mark for all that was read meanwhile. What is to be told is
 * durable, so that a mark survives the end of the program.
 */
export class ReadMarks {
  readonly #ports: ReadMarksPorts;
  /** Conversations that have told something lately, and whether there is more to tell at the end of the pause. */
  readonly #pausing = new Map<ConversationId, { readonly timer: NodeJS.Timeout; owesMore: boolean }>();
  #isStopped = false;

  constructor(ports: ReadMarksPorts) {
    this.#ports = ports;
  }

  /** The person has read on, and that has been noted as owed. */
  moved(conversation: ConversationId): void {
    if (this.#isStopped) return;
    const pause = this.#pausing.get(conversation);
    if (pause === undefined) this.#tell(conversation);
    else pause.owesMore = true;
  }

  /** A conversation is gone into another one: what was read in it is owed there now, and told at once. */
  merged(from: ConversationId, into: ConversationId): void {
    const pause = this.#pausing.get(from);
    if (pause === undefined) return;
    clearTimeout(pause.timer);
    this.#pausing.delete(from);
    if (pause.owesMore) this.moved(into);
  }

  /** Tells what an earlier use of the program had not told any more. */
  tellAll(): void {
    for (const conversation of this.#ports.storage.readMarks.owed()) this.moved(conversation);
  }

  /** What is owed stays owed, until the next start. */
  stop(): void {
    this.#isStopped = true;
    for (const { timer } of this.#pausing.values()) clearTimeout(timer);
    this.#pausing.clear();
  }

  #tell(conversation: ConversationId): void {
    this.#pause(conversation);
    try {
      for (const queue of this.#queue(conversation)) this.#ports.wakeOutbox(queue);
    } catch (error) {
      // It stays owed, and is told with what is read next or at the next start.
      this.#ports.onFailure(error);
    }
  }

  /** The queues that have something to send; none where there is nothing to tell, or nobody to be told. */
  #queue(conversation: ConversationId): readonly string[] {
    const { storage, local } = this.#ports;
    return storage.transaction(() => {
      const room = storage.conversations.room(conversation);
      if (room !== null) return queueRoomReads(storage, local.account, room, conversation);
      const { account: recipient } = storage.conversations.peer(conversation);
      if (recipient === null) return [];
      const upTo = storage.readMarks.pay(conversation);
      if (upTo === null || !storage.settings.get().tellRead) return [];
      // First that this PC has them: a mark counts for what is known to be here.
      queueReceipts(storage, recipient, storage.receipts.take(recipient));
      const queue = receiptQueue(recipient);
      storage.outbox.add(everyDevice({ queue, recipient, message: null, content: encodeReadReceipt(upTo) }));
      return [queue];
    });
  }

  #pause(conversation: ConversationId): void {
    const timer = setTimeout(() => {
      const owesMore = this.#pausing.get(conversation)?.owesMore === true;
      this.#pausing.delete(conversation);
      if (owesMore) this.#tell(conversation);
    }, this.#ports.pauseMs ?? pauseMs);
    this.#pausing.set(conversation, { timer, owesMore: false });
  }
}
