export { ToastAnswers, type AnswerOutcome, type ToastAnswer } from './toast-answers.ts';
export { PendingNotifications } from './pending-notifications.ts';
