import { randomUUID } from 'node:crypto';
import { electronClass } from '../core/electron-class.ts';
import { electronEvent } from '../core/electron-event.ts';
import { records } from '../core/records.ts';

type NotificationClass = typeof Electron.Notification;

/** The class `Notification`: recorded instead of shown. Tests emit `click` and the rest themselves. */
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
        records.notifications.push(notification);
        setImmediate(() => notification.emit('show', electronEvent()));
      },
      close() {
        records.notifications = records.notifications.filter((other) => other !== notification);
        setImmediate(() => notification.emit('close', electronEvent({ reason: 'applicationHidden' })));
      },
    };
  },
  statics: {
    isSupported: () => true,
    getHistory: () => Promise.resolve([...records.notifications]),
    remove(id) {
      const ids = [id].flat();
      records.notifications = records.notifications.filter((shown) => !ids.includes(shown.id));
    },
    removeAll: () => void (records.notifications = []),
    removeGroup(groupId) {
      records.notifications = records.notifications.filter((shown) => shown.groupId !== groupId);
    },
    // Nobody can start the app from a notification that is not shown.
    handleActivation: () => {},
  },
});
