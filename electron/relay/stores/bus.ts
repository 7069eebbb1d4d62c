/** Tells the sockets of a relay (later: of all its instances) that there is something to fetch. May lose or repeat. */
export interface Bus {
  ring(topic: string): void;
  /** Answers a function that ends the subscription. */
  onRing(topic: string, listener: () => void): () => void;
}

/** The topic of changes of the directory; mailboxes use their address. */
export const directoryTopic = 'directory';
