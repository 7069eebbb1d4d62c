import type { PendingNotification } from '#shared/model/pending-notification.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { ShellText } from '../texts.ts';
import { planNotifications, type PlannedToast, type Surroundings } from './notification-plan.ts';
import type { ShownToast, ToastActions } from './toast.ts';

/** Messages that come within this time are told together. */
const gatherMs = 200;
/** Conversations that are looked at in one go: a summary needs no more. */
const mostConversations = 100;

/** What notifying works with. */
export interface NotifierPorts {
  readonly pending: (limit: number) => Promise<readonly PendingNotification[]>;
  readonly told: (upTo: number) => void;
  readonly surroundings: () => Surroundings;
  readonly show: (toast: PlannedToast, actions: ToastActions) => ShownToast;
  /** Where a click leads: to a conversation, or (null) to the window. */
  readonly open: (conversation: ConversationId | null) => void;
  readonly reply: (conversation: ConversationId, answer: string, upTo: number) => void;
  /** These were told of (null: several at once): the task bar may call for attention. */
  readonly onTold: (conversations: readonly (ConversationId | null)[]) => void;
  /** Nothing is to call for attention any more. */
  readonly onQuiet: () => void;
  readonly text: ShellText;
  readonly onFailure: (error: unknown) => void;
}

/** Tells the person of new messages, once, and takes back what they have read. */
export class Notifier {
  readonly #ports: NotifierPorts;
  readonly #shown = new Map<ConversationId | null, ShownToast>();
  #timer: NodeJS.Timeout | null = null;
  #isStopped = false;
  /** Null as long as nobody has said: then nothing is told yet, and nothing counts as told. */
  #isDisturbable: boolean | null = null;

  constructor(ports: NotifierPorts) {
    this.#ports = ports;
  }

  /** A conversation is new or has changed: what was read is taken back, what came is told. */
  conversationChanged({ id, unread, muted }: Pick<Conversation, 'id' | 'unread' | 'muted'>): void {
    if (unread === 0 || muted) this.#takeBack(id);
    else this.look();
  }

  /** There is no such conversation any more: nothing leads to it. */
  conversationGone(id: ConversationId): void {
    this.#takeBack(id);
  }

  /** Tells what is pending, with what comes in the next moment. */
  look(): void {
    if (this.#isStopped) return;
    this.#timer ??= setTimeout(() => void this.#tell(), gatherMs);
  }

  /** Nothing is unread any more: a summary has nothing to tell of. */
  allRead(): void {
    this.#takeBack(null);
  }

  /**
   * Whether the person wants to be told at all: what comes while they do not is told by the list alone, also later. Until
   * this has been said once, all of it waits for the next `look`.
   */
  setDisturbable(isDisturbable: boolean): void {
    this.#isDisturbable = isDisturbable;
    if (isDisturbable) return;
    this.withdraw();
    this.#ports.onQuiet();
  }

  /** Takes every toast away: what they told may not be seen any more. What was unread is unread still. */
  withdraw(): void {
    for (const conversation of [...this.#shown.keys()]) this.#takeBack(conversation);
  }

  /** The program ends: an answer in a toast that stays behind would reach nobody. */
  stop(): void {
    this.#isStopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.withdraw();
  }

  async #tell(): Promise<void> {
    this.#timer = null;
    if (this.#isDisturbable === null) return;
    const { pending, told, surroundings, text, onTold, onFailure } = this.#ports;
    try {
      const waiting = await pending(mostConversations);
      if (waiting.length === 0 || this.#isStopped) return;
      const toasts = this.#isDisturbable ? planNotifications(waiting, surroundings(), text) : [];
      for (const toast of toasts) this.#show(toast, waiting);
      told(Math.max(...waiting.map(({ newest }) => newest.arrival)));
      if (toasts.length > 0) onTold(toasts.map(({ conversation }) => conversation));
    } catch (error) {
      // The marks stay: the next message tells of all of them.
      onFailure(error);
    }
  }

  #show(toast: PlannedToast, waiting: readonly PendingNotification[]): void {
    const { conversation } = toast;
    const { show, open, reply } = this.#ports;
    const newest = waiting.find((one) => one.conversation.id === conversation)?.newest.arrival ?? 0;
    this.#takeBack(conversation);
    const shown = show(toast, {
      open: () => {
        this.#takeBack(conversation);
        open(conversation);
      },
      reply: (answer) => {
        if (conversation !== null) reply(conversation, answer, newest);
      },
    });
    this.#shown.set(conversation, shown);
  }

  #takeBack(conversation: ConversationId | null): void {
    this.#shown.get(conversation)?.close();
    this.#shown.delete(conversation);
  }
}
