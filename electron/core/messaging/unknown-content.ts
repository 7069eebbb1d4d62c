import type { Publish } from '#core/events.ts';
import type { LocalAccount, Storage } from '#core/storage/index.ts';
import { BatchOutcome } from './batch-outcome.ts';
import { ContentApplier } from './content-applier.ts';
import { decodeContent, type ContentBody } from './content.ts';
import { MessageEvents } from './message-events.ts';

/** Rises whenever content of a kind is added that older versions do not know. */
const contentVersion = 2;
/** Kept content that is looked through at once; what is beyond was a flood. */
const limit = 1_000;

/**
 * Looks through the content that an older version kept because it did not know it, once after an update. Answers the
 * outbox queues to wake.
 */
export function applyUnknownContent(
  storage: Storage,
  local: LocalAccount,
  publish: Publish,
): ReadonlySet<string> {
  const events = new MessageEvents(storage, publish);
  const outcome = new BatchOutcome(storage, events);
  if (storage.inbox.contentVersion() >= contentVersion) return outcome.wokenQueues;
  storage.transaction(() => {
    const applier = new ContentApplier(storage, local, outcome);
    for (const { envelope, content } of storage.inbox.unknownContent(limit))
      if (applier.apply(envelope, decode(content))) storage.inbox.release(envelope.id, envelope.from);
    outcome.write();
    storage.inbox.setContentVersion(contentVersion);
  });
  events.publish();
  return outcome.wokenQueues;
}

function decode(content: Uint8Array): ContentBody {
  try {
    return decodeContent(content).body;
  } catch {
    return { kind: 'unknown' };
  }
}
