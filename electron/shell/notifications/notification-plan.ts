import type { PendingNotification } from '#shared/model/pending-notification.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { NotificationPreview } from '#shared/model/preferences.ts';
import type { ShellText } from '../texts.ts';

/** How the surroundings are at the moment of telling. */
export interface Surroundings {
  readonly enabled: boolean;
  readonly preview: NotificationPreview;
  /** Nobody who passes a locked screen may read anything. */
  readonly locked: boolean;
  /** Whether the person has this conversation before their eyes. */
  readonly isSeen: (conversation: ConversationId) => boolean;
}

/** A toast that is to be shown. */
export interface PlannedToast {
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

/** What is told of what is pending. Muted conversations have been left out by the core. */
export function planNotifications(
  pending: readonly PendingNotification[],
  { enabled, preview, locked, isSeen }: Surroundings,
  text: ShellText,
): readonly PlannedToast[] {
  const unseen = pending.filter(({ conversation }) => !isSeen(conversation.id));
  if (!enabled || unseen.length === 0) return [];
  if (unseen.length > singly) return [summary(unseen, text)];
  return unseen.map((one) => toast(one, locked ? 'none' : preview, text));
}

function summary(pending: readonly PendingNotification[], text: ShellText): PlannedToast {
  const count = pending.reduce((sum, one) => sum + one.count, 0);
  return {
    conversation: null,
    title: text('app.name'),
    body: text('shell.toast.summary', { count, conversations: pending.length }),
    canReply: false,
  };
}

function toast(
  { conversation, count, newest }: PendingNotification,
  preview: NotificationPreview,
  text: ShellText,
): PlannedToast {
  const { name, rank, position } = conversation.peer;
  const sender = [name, position ?? rank].filter((part) => part !== '').join(' ');
  const isHidden = preview === 'none';
  return {
    conversation: conversation.id,
    title: isHidden ? text('app.name') : sender,
    body:
      preview === 'full' && newest.text !== ''
        ? oneLine(newest.text)
        : text('shell.toast.messages', { count }),
    canReply: !isHidden,
  };
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
