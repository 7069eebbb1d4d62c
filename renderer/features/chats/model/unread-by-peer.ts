/** In a conversation of two nobody but the other one can have not read a message yet. */
export const unreadByPeer = 1;
