export { ChatsService } from './chats-service.ts';
