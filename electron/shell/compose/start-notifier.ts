import { randomBytes } from 'node:crypto';
import type { CoreClient } from '#core/core-client.ts';
import { messageId } from '#shared/model/ids.ts';
import { callForAttention, endCalls, endCallsOf } from '../desktop/badge.ts';
import type { SessionLock } from '../desktop/session-lock.ts';
import { Notifier, type NotifierPorts } from '../notifications/notifier.ts';
import { showToast } from '../notifications/toast.ts';
import type { PreferencesService } from '../preferences/preferences-service.ts';
import type { ShellText } from '../texts.ts';
import type { WindowBook } from '../windows/window-book.ts';
import { tellOfLostAnswer } from './lost-answer.ts';
import { AnswersInHand } from './answers-in-hand.ts';

/** What notifying is joined with. */
export interface NotifierStart {
  readonly core: Pick<CoreClient, 'notifications' | 'told' | 'answerToast'>;
  readonly windows: Pick<WindowBook, 'windowOf' | 'isSeen' | 'isAnyFocused' | 'reveal' | 'go'>;
  readonly preferences: Pick<PreferencesService, 'current' | 'follow'>;
  readonly lock: Pick<SessionLock, 'isLocked' | 'follow'>;
  readonly text: ShellText;
  /** The system has not shown a toast. */
  readonly onRefused: () => void;
  readonly onFailure: (error: unknown) => void;
}

/** The notifier, and what becomes of answers in its toasts. */
export interface StartedNotifier {
  readonly notifier: Notifier;
  readonly answers: AnswersInHand;
}

/**
 * Joins the core with the toasts of the desktop. What a toast tells was right when it was shown: when the person wants
 * others to see less, and when the screen is locked, those that stand are taken away.
 */
export function startNotifier(start: NotifierStart): StartedNotifier {
  const { core, windows, preferences, lock, text, onRefused, onFailure } = start;
  const open: NotifierPorts['open'] = (conversation) => {
    if (conversation === null) windows.reveal();
    else windows.go({ kind: 'conversation', conversation });
  };
  const answers = new AnswersInHand({
    take: (answer) => core.answerToast(answer),
    open,
    giveBack: (answer, error) =>
      tellOfLostAnswer(answer.text, error, windows.windowOf(answer.conversation), text),
    onFailure,
  });
  const notifier = new Notifier({
    pending: (limit) => core.notifications(limit),
    told: (upTo) => {
      core.told(upTo);
    },
    surroundings: () => {
      const locked = lock.isLocked;
      return {
        enabled: preferences.current.notifications,
        preview: preferences.current.notificationPreview,
        locked,
        isSeen: (conversation) => !locked && windows.isSeen(conversation),
      };
    },
    show: (toast, silent, actions) => showToast(toast, text, actions, silent),
    open,
    reply: (conversation, answer, upTo) => {
      const id = messageId(randomBytes(16).toString('hex'));
      answers.handOver({ conversation, id, text: answer, upTo });
    },
    onTold: (toasts) => {
      if (windows.isAnyFocused) return;
      for (const { conversation, counts } of toasts)
        callForAttention(windows.windowOf(conversation), [...counts.keys()]);
    },
    onRead: endCallsOf,
    onQuiet: endCalls,
    onRefused,
    text,
    onFailure,
  });
  lock.follow((isLocked) => {
    if (isLocked) notifier.withdraw();
  });
  let last = preferences.current;
  preferences.follow((now) => {
    const isSame =
      now.notifications === last.notifications && now.notificationPreview === last.notificationPreview;
    last = now;
    if (!isSame) notifier.withdraw();
  });
  return { notifier, answers };
}
