import { randomUUID } from 'node:crypto';
import type { NotificationCloseEventParams } from 'electron';
import { activations } from './notification-activation.ts';
import { electronClass } from '../core/electron-class.ts';
import { electronEvent } from '../core/electron-event.ts';
import { records } from '../core/records.ts';

type NotificationClass = typeof Electron.Notification;

/** The class `Notification`: recorded instead of shown. Tests do with it what a person would. */
export const Notification: NotificationClass = electronClass<NotificationClass>('Notification', {
  members(notification, options = {}) {
    const { icon: _icon, ...given } = options;
    return {
      id: randomUUID(),
      groupId: '',
      groupTitle: '',
      title: '',
      subtitle: '',
      body: '',
      silent: false,
      hasReply: false,
      replyPlaceholder: '',
      urgency: 'normal',
      timeoutType: 'default',
      actions: [],
      sound: '',
      closeButtonText: '',
      toastXml: '',
      ...given,
      show() {
        takeAway(({ id }) => id === notification.id);
        records.notifications.push(notification);
        setImmediate(() => notification.emit('show', electronEvent()));
      },
      close: () => closeNotification(notification, 'applicationHidden'),
    };
  },
  statics: {
    isSupported: () => true,
    getHistory: () => Promise.resolve([...records.notifications]),
    remove: (id) => takeAway((shown) => [id].flat().includes(shown.id)),
    removeAll: () => takeAway(() => true),
    removeGroup: (groupId) => takeAway((shown) => shown.groupId === groupId),
    handleActivation: activations.listen,
  },
});

/** Takes a notification off the screen; one that is not there is left alone, as nobody sees it close. */
export function closeNotification(
  notification: Electron.Notification,
  reason: NonNullable<NotificationCloseEventParams['reason']>,
): void {
  if (!records.notifications.includes(notification)) return;
  takeAway((shown) => shown === notification);
  setImmediate(() => notification.emit('close', electronEvent({ reason })));
}

function takeAway(isMeant: (shown: Electron.Notification) => boolean): void {
  records.notifications = records.notifications.filter((shown) => !isMeant(shown));
}
