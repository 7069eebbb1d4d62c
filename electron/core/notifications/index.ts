export { PendingNotifications } from './pending-notifications.ts';
