import type { ActivationArguments, NotificationCloseEventParams, WebContents } from 'electron';
import { electronEvent } from '../core/electron-event.ts';
import { looksOf, records } from '../core/records.ts';
import { activations } from '../modules/notification-activation.ts';
import { closeNotification } from '../modules/notification.ts';
import { changePower } from '../modules/power.ts';
import { changeDisplays } from '../modules/screen.ts';
import { pages } from '../page/pages.ts';

/**
 * What tests of the stand-in get as `require('electron').__standin`: the records of what the app asked of the desktop,
 * and the hands of the person who sits in front of it.
 */
export const control = Object.assign(records, {
  looksOf,
  changePower,
  changeDisplays,
  clickNotification: (notification: Electron.Notification): void =>
    void notification.emit('click', electronEvent()),
  replyToNotification: (notification: Electron.Notification, reply: string): void =>
    void notification.emit('reply', electronEvent({ reply }), reply),
  chooseNotificationAction(
    notification: Electron.Notification,
    actionIndex: number,
    selectionIndex = -1,
  ): void {
    const event = electronEvent({ actionIndex, selectionIndex });
    notification.emit('action', event, actionIndex, selectionIndex);
  },
  closeNotification: (
    notification: Electron.Notification,
    reason: NonNullable<NotificationCloseEventParams['reason']> = 'userCanceled',
  ): void => closeNotification(notification, reason),
  failNotification: (notification: Electron.Notification, error: string): void =>
    void notification.emit('failed', electronEvent(), error),
  /** Windows starts the app, or calls it, because of a notification. */
  activate: (details: ActivationArguments): void => activations.tell(details),
  clickTray: (tray: Electron.Tray): void =>
    void tray.emit('click', electronEvent(), tray.getBounds(), { x: 0, y: 0 }),
  /** The page hangs, or has come back. */
  setResponsive(contents: WebContents, isResponsive: boolean): void {
    const name = isResponsive ? 'responsive' : 'unresponsive';
    contents.emit(name);
    pages.of(contents)?.host.window.emit(name);
  },
});

export type StandInControl = typeof control;
