import { Notification } from 'electron';
import type { ShellText } from '../texts.ts';
import type { ToastContent } from './notification-plan.ts';

/** What a person can do with a toast. */
export interface ToastActions {
  readonly open: () => void;
  readonly reply: (answer: string) => void;
  /** The system has shown it. */
  readonly shown?: () => void;
  /** The system has not shown it (as Windows and macOS tell; Linux says nothing). */
  readonly refused: () => void;
}

/** A toast that stands, or lies in the system's list of notifications. */
export interface ShownToast {
  /** Takes it away: what it told of has been read. */
  readonly close: () => void;
}

/**
 * Shows a toast. Its group keeps those of one conversation together. Notification servers of Linux take what looks like
 * markup in the body (not in the title) for markup; Electron hands it on as it is, and cannot ask whether they do.
 */
export function showToast(
  { conversation, title, body, canReply }: ToastContent,
  text: ShellText,
  actions: ToastActions,
  silent = false,
): ShownToast {
  const notification = new Notification({
    title,
    body: process.platform === 'linux' ? asMarkup(body) : body,
    groupId: conversation ?? 'summary',
    silent,
    hasReply: canReply,
    replyPlaceholder: text('shell.toast.reply'),
  });
  notification.on('click', actions.open);
  notification.on('reply', (event) => {
    actions.reply(event.reply);
  });
  notification.on('show', () => actions.shown?.());
  notification.on('failed', () => {
    // It may be told while it is being shown, before anybody has what this answers.
    queueMicrotask(actions.refused);
  });
  notification.show();
  return {
    close: () => {
      notification.close();
    },
  };
}

/** Markup that is read as this text. */
function asMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
