import type { PendingNotification } from '#shared/model/pending-notification.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { NotificationPreview } from '#shared/model/preferences.ts';
import type { ShellText } from '../texts.ts';
import { conversationName, type Conversation } from '#shared/model/conversation.ts';

/** How the surroundings are at the moment of telling. */
export interface Surroundings {
  readonly enabled: boolean;
  readonly preview: NotificationPreview;
  /** Nobody who passes a locked screen may read anything. */
  readonly locked: boolean;
  /** Whether the person has this conversation before their eyes. */
  readonly isSeen: (conversation: ConversationId) => boolean;
}

/** What stands already and is unread. */
export interface AlreadyTold {
  /** How many messages of a conversation a toast tells of. */
  readonly countOf: (conversation: ConversationId) => number;
  /** The conversations that are told of together, each with how many messages. */
  readonly summary: ReadonlyMap<ConversationId, number>;
  /** Whether that was only a moment ago: what comes now belongs to it. */
  readonly isSummaryYoung: boolean;
}

/** A toast that is to be shown. */
export interface PlannedToast extends ToastContent {
  /** The conversations that it tells of, each with how many messages. */
  readonly counts: ReadonlyMap<ConversationId, number>;
}

/** What a toast shows. */
export interface ToastContent {
  /** The conversation that a click opens; null for a summary, which opens the window. */
  readonly conversation: ConversationId | null;
  readonly title: string;
  readonly body: string;
  /** Whether one can answer in it: not where one does not see whom. */
  readonly canReply: boolean;
}

/** More conversations than this at once (after a night, after a holiday) are told together. */
const singly = 3;
/** What a toast can show of a text, in letters as a person counts them. */
const bodyLength = 200;
/** A letter can be made of any number of marks: one that would make the text longer than this is left out with the rest. */
const mostUnits = 10 * bodyLength;
const letters = new Intl.Segmenter('ko', { granularity: 'grapheme' });

/**
 * What is told of what is pending. Muted conversations have been left out by the core. A toast takes the place of those that
 * tell of the same conversations, and so tells of their messages too.
 */
export function planNotifications(
  pending: readonly PendingNotification[],
  already: AlreadyTold,
  { enabled, preview, locked, isSeen }: Surroundings,
  text: ShellText,
): readonly PlannedToast[] {
  const unseen = pending.filter(({ conversation }) => !isSeen(conversation.id));
  if (!enabled || unseen.length === 0) return [];
  const whole = unseen.map((one) => ({ ...one, count: wholeCount(one, already) }));
  if (unseen.length > singly || already.isSummaryYoung) return [summary(whole, already, text)];
  return whole.map((one) => toast(one, locked ? 'none' : preview, text));
}

/** Of what was told, some may have been read. */
function wholeCount({ conversation, count }: PendingNotification, already: AlreadyTold): number {
  return Math.max(count, Math.min(already.countOf(conversation.id) + count, conversation.unread));
}

function summary(
  pending: readonly PendingNotification[],
  already: AlreadyTold,
  text: ShellText,
): PlannedToast {
  const counts = new Map(already.summary);
  for (const { conversation, count } of pending) counts.set(conversation.id, count);
  const count = [...counts.values()].reduce((sum, one) => sum + one, 0);
  return {
    conversation: null,
    counts,
    title: text('app.name'),
    body: text('shell.toast.summary', { count, conversations: counts.size }),
    canReply: false,
  };
}

function toast(
  { conversation, count, newest }: PendingNotification,
  preview: NotificationPreview,
  text: ShellText,
): PlannedToast {
  const sender = senderOf(conversation);
  const isHidden = preview === 'none';
  return {
    conversation: conversation.id,
    counts: new Map([[conversation.id, count]]),
    title: isHidden ? text('app.name') : sender,
    body:
      preview === 'full' && newest.text !== ''
        ? oneLine(newest.text)
        : text('shell.toast.messages', { count }),
    canReply: !isHidden,
  };
}

function senderOf(conversation: Conversation): string {
  if (conversation.kind === 'group') return conversationName(conversation);
  const { name, rank, position } = conversation.peer;
  return [name, position ?? rank].filter((part) => part !== '').join(' ');
}

/** Cut between letters: half of an emoji would be shown as a question mark. */
function oneLine(message: string): string {
  let [line, count] = ['', 0];
  for (const { segment } of letters.segment(message.replace(/\s+/g, ' ').trim())) {
    if (count === bodyLength || line.length + segment.length > mostUnits) break;
    line += segment;
    count++;
  }
  return line.trim();
}
