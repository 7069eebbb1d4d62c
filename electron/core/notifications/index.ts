export { PendingNotifications, type PendingNotification } from './pending-notifications.ts';
