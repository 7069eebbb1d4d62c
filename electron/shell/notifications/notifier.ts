import type { PendingNotification } from '#shared/model/pending-notification.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { ShellText } from '../texts.ts';
import { Gathering } from './gathering.ts';
import { planNotifications, type PlannedToast, type Surroundings } from './notification-plan.ts';
import { StandingToasts } from './standing-toasts.ts';
import type { ShownToast, ToastActions } from './toast.ts';

/** Conversations that are looked at in one go, and that a summary counts: more than anybody has with something unread. */
const mostConversations = 1_000;

/** What notifying works with. */
export interface NotifierPorts {
  readonly pending: (limit: number) => Promise<readonly PendingNotification[]>;
  readonly told: (upTo: number) => void;
  readonly surroundings: () => Surroundings;
  /** `silent`: without a sound. */
  readonly show: (toast: PlannedToast, silent: boolean, actions: ToastActions) => ShownToast;
  /** Where a click leads: to a conversation, or (null) to the window. */
  readonly open: (conversation: ConversationId | null) => void;
  readonly reply: (conversation: ConversationId, answer: string, upTo: number) => void;
  /** These were told of: the task bar may call for attention. */
  readonly onTold: (toasts: readonly PlannedToast[]) => void;
  /** Nothing of this conversation is to call for attention any more. */
  readonly onRead: (conversation: ConversationId) => void;
  /** Nothing is to call for attention any more. */
  readonly onQuiet: () => void;
  /** The system has not shown a toast. */
  readonly onRefused: () => void;
  readonly text: ShellText;
  readonly onFailure: (error: unknown) => void;
}

/** What counts of a conversation that has changed. */
type ChangedConversation = Pick<Conversation, 'id' | 'unread' | 'muted' | 'mentioned'>;

/** Tells the person of new messages, once, and takes back what they have read. */
export class Notifier {
  readonly #ports: NotifierPorts;
  readonly #standing = new StandingToasts();
  readonly #gathering = new Gathering(() => this.#tell());
  #isStopped = false;
  /** Null as long as nobody has said: then nothing is told yet, and nothing counts as told. */
  #isDisturbable: boolean | null = null;

  constructor(ports: NotifierPorts) {
    this.#ports = ports;
  }

  /** A conversation is new or has changed: what was read is taken back, what came is told. */
  conversationChanged({ id, unread, muted, mentioned = false }: ChangedConversation): void {
    // A toast of a conversation that has been muted since has no place any more, whoever else is named in it.
    const isUnwanted =
      muted && (!mentioned || (this.#standing.countOf(id) > 0 && !this.#standing.isDespiteMute(id)));
    if (unread === 0 || isUnwanted) this.conversationGone(id);
    else this.#gathering.came(this.#standing.isYoung(id) ? 'busy' : 'quiet');
  }

  /** There is no such conversation any more: nothing leads to it. */
  conversationGone(id: ConversationId): void {
    this.#standing.takeBack(id);
    this.#ports.onRead(id);
  }

  /** Tells what is pending, with what comes in the next moment. */
  look(): void {
    this.#gathering.came('quiet');
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

  /** The person does not want to be told of muted conversations at all any more. */
  mentionsUnwanted(): void {
    this.#standing.takeBackDespiteMute();
  }

  /** Takes every toast away: what they told may not be seen any more. What was unread is unread still. */
  withdraw(): void {
    this.#standing.clear();
  }

  /** The program ends: an answer in a toast that stays behind would reach nobody. */
  stop(): void {
    this.#isStopped = true;
    this.#gathering.stop();
    this.withdraw();
  }

  async #tell(): Promise<void> {
    if (this.#isDisturbable === null) return;
    const { pending, told, surroundings, text, onTold, onFailure } = this.#ports;
    try {
      const waiting = await pending(mostConversations);
      if (waiting.length === 0 || this.#isStopped) return;
      const toasts = this.#isDisturbable
        ? planNotifications(waiting, this.#standing, surroundings(), text)
        : [];
      for (const toast of toasts) this.#show(toast, waiting);
      told(Math.max(...waiting.map(({ newest }) => newest.arrival)));
      if (toasts.length > 0) onTold(toasts);
    } catch (error) {
      // The marks stay: the next message tells of all of them.
      onFailure(error);
    }
  }

  #show(toast: PlannedToast, waiting: readonly PendingNotification[]): void {
    const { conversation, counts } = toast;
    const { show, open, reply, onRefused } = this.#ports;
    const newest = waiting.find((one) => one.conversation.id === conversation)?.newest.arrival ?? 0;
    const silent = [...counts.keys()].some((one) => this.#standing.isYoung(one));
    const { goingSince } = this.#standing;
    // A summary goes on telling of what the one before it told of, which waits no more.
    const waitingMuted = new Map(waiting.map(({ conversation: one }) => [one.id, one.muted]));
    const muted = new Set(
      [...counts.keys()].filter((one) => waitingMuted.get(one) ?? this.#standing.isDespiteMute(one)),
    );
    // What told of them before has nothing more to tell of them.
    for (const one of counts.keys()) this.#standing.takeBack(one);
    const shown = show(toast, silent, {
      open: () => {
        this.#standing.close(shown);
        open(conversation);
      },
      reply: (answer) => {
        if (conversation !== null) reply(conversation, answer, newest);
      },
      refused: () => {
        // Nobody has seen or heard it: what comes next is told as if by the first.
        this.#standing.close(shown);
        onRefused();
      },
    });
    this.#standing.put(shown, conversation === null ? 'summary' : 'single', counts, goingSince, muted);
  }
}
