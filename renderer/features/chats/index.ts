export { useChatStore } from './model/chat-store.ts';
export { useConversations } from './model/use-conversations.ts';
export { useNeighbourConversation } from './model/use-neighbour-conversation.ts';
export { useOpenConversation } from './model/use-open-conversation.ts';
export { ChatsView } from './view/chats-view.tsx';
