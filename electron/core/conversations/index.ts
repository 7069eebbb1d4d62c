export { ChatsService } from './chats-service.ts';
export { UnreadTotal } from './unread-total.ts';
