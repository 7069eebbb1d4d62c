import { Notification } from 'electron';
import type { ShellText } from '../texts.ts';
import type { PlannedToast } from './notification-plan.ts';

/** What a person can do with a toast. */
export interface ToastActions {
  readonly open: () => void;
  readonly reply: (answer: string) => void;
}

/** A toast that stands, or lies in the system's list of notifications. */
export interface ShownToast {
  /** Takes it away: what it told of has been read. */
  readonly close: () => void;
}

/** Shows a toast. Its group keeps those of one conversation together. */
export function showToast(
  { conversation, title, body, canReply }: PlannedToast,
  text: ShellText,
  actions: ToastActions,
): ShownToast {
  const notification = new Notification({
    title,
    body,
    groupId: conversation ?? 'summary',
    hasReply: canReply,
    replyPlaceholder: text('shell.toast.reply'),
  });
  notification.on('click', actions.open);
  notification.on('reply', (event) => {
    actions.reply(event.reply);
  });
  notification.show();
  return {
    close: () => {
      notification.close();
    },
  };
}
