export { ChatsService } from './chats-service.ts';
export { UnreadTotal } from './unread-total.ts';
export { GroupsService } from './groups-service.ts';
