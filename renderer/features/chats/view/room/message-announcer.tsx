import { memo, useEffect, useRef, useState } from 'react';
import { useConversationName } from '#renderer/ui/person/use-conversation-name.ts';
import { ScreenReaderText } from '#renderer/ui/text/screen-reader-text.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { Message } from '#shared/model/message.ts';
import { FailureWatch } from '../../model/failure-watch.ts';
import { foldAt } from '../../model/fold-text.ts';
import type { PageOfMessages } from '../../model/message-rows.ts';
import { nextAnnouncement } from '../../model/next-announcement.ts';
import { placeholderKey } from '../../model/placeholder-key.ts';
import { typingClock } from '../../model/typing-clock.ts';
import { newestArrival } from '../../model/unread-mark.ts';
import { useLineWords } from '../../model/use-line-words.ts';
import { useSpokenMessage } from '../../model/use-spoken-message.ts';

/**
 * Speaks messages that arrive, and those of one's own that fail, one at a time and never while one types; of many
 * that have come meanwhile how many, and the newest. The log itself is silent: rows come and go in it by scrolling, which is no
 * news.
 */
export const MessageAnnouncer = memo(function MessageAnnouncer({
  conversation,
  pages,
}: {
  readonly conversation: Conversation;
  readonly pages: readonly PageOfMessages[];
}) {
  const text = useText();
  const conversationName = useConversationName();
  const lineWords = useLineWords();
  const name = conversationName(conversation);
  const spokenMessage = useSpokenMessage();
  const [newestAtFirst] = useState(() => newestArrival(pages, 'news'));
  const announced = useRef(newestAtFirst);
  const [watch] = useState(() => new FailureWatch(pages));
  const failures = useRef<readonly Message[]>([]);
  const [spoken, setSpoken] = useState({ times: 0, words: '' });
  const spokenAt = useRef(-speakingTime);

  useEffect(() => {
    const fresh = watch.take(pages);
    failures.current = [...failures.current, ...fresh].filter((message) => watch.isFailed(message));
    const [failed] = failures.current;
    const arrived = failed === undefined ? nextAnnouncement(pages, announced.current) : undefined;
    const next = failed ?? arrived?.message;
    if (next === undefined) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const speak = () => {
      const wait = typingClock.untilPause(typingPause);
      if (wait > 0) {
        timer = setTimeout(speak, wait);
        return;
      }
      spokenAt.current = performance.now();
      if (failed === undefined) announced.current = next.arrival;
      else failures.current = failures.current.slice(1);
      const placeholder = placeholderKey(next.state);
      const content = placeholder === null ? next.text : text(placeholder);
      const outOf = arrived?.outOf ?? null;
      const message =
        next.kind === 'identity-changed'
          ? text('safety.line', { name })
          : next.kind === 'room-changed'
            ? lineWords(next)
            : // Whoever wrote it themselves needs no more than its beginning.
              spokenMessage(
                next,
                failed === undefined ? content : content.slice(0, foldAt(content) ?? undefined),
              );
      const words = outOf === null ? message : text('message.spoken.newest', { count: outOf, message });
      setSpoken(({ times }) => ({ times: times + 1, words }));
    };
    // At once, or when the former had time to be spoken: however fast they come, the wait does not begin anew with each.
    timer = setTimeout(speak, Math.max(0, spokenAt.current + speakingTime - performance.now()));
    return () => clearTimeout(timer);
  }, [pages, spoken, text, name, lineWords, spokenMessage, watch]);

  return (
    <div role="status" aria-live="polite" aria-atomic="true">
      {/* The same words once more, for a message that fails again, are spoken again as well. */}
      <ScreenReaderText key={spoken.times}>{spoken.words}</ScreenReaderText>
    </div>
  );
});

const typingPause = 1500;
const speakingTime = 1500;
