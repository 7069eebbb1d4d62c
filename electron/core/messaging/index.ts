export { encodeText } from './content.ts';
export { Inbox } from './inbox.ts';
export { MessageEvents } from './message-events.ts';
export { Outbox } from './outbox.ts';
export { conversationQueue } from './queues.ts';
export { refreshPreview } from './refresh-preview.ts';
export { Sealer } from './sealer.ts';
