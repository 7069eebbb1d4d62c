import type { Publish } from '#core/events.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import { BatchOutcome } from './batch-outcome.ts';
import { decodeContent, leavesMore, type DecodedContent } from './content.ts';
import { MessageEvents } from './message-events.ts';
import { SealedContents, type SealedContentsPorts } from './sealed-contents.ts';

/** Rises whenever content of a kind is added that older versions do not know. */
const contentVersion = 7;

/**
 * Looks through the content that an older version kept because it did not know it, once after an update. Answers the
 * outbox queues to wake.
 */
export function applyUnknownContent(ports: SealedContentsPorts, publish: Publish): ReadonlySet<string> {
  const { storage } = ports;
  const events = new MessageEvents(storage, publish);
  const outcome = new BatchOutcome(storage, events);
  if (storage.inbox.contentVersion() >= contentVersion) return outcome.wokenQueues;
  storage.transaction(() => {
    const contents = new SealedContents(ports, outcome);
    for (const kept of storage.inbox.unknown()) {
      const { from, acceptedAt, content, identityKey } = storage.inbox.unknownContent(kept);
      const decoded = decode(content);
      if (decoded === null || decoded.body.kind === 'unknown') continue;
      const isApplied = contents.apply({ from, acceptedAt }, decoded.body, identityKey);
      if (isApplied && !leavesMore(decoded)) storage.inbox.release(kept.envelope, from);
    }
    outcome.write();
    storage.inbox.setContentVersion(contentVersion);
  });
  events.publish();
  return outcome.wokenQueues;
}

function decode(content: Bytes): DecodedContent | null {
  try {
    return decodeContent(content);
  } catch {
    return null;
  }
}
