import { useEffect, useRef, useState } from 'react';
import { useDateLabels } from '#renderer/ui/dates/use-date-labels.ts';
import { personTitle } from '#renderer/ui/person/person-title.ts';
import { usePersonName } from '#renderer/ui/person/use-person-name.ts';
import { ScreenReaderText } from '#renderer/ui/text/screen-reader-text.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import { shownTime } from '#shared/model/shown-time.ts';
import type { PageOfMessages } from '../../model/message-rows.ts';
import { placeholderKey } from '../../model/placeholder-key.ts';
import { typingClock } from '../../model/typing-clock.ts';
import { newestArrival, nextNews } from '../../model/unread-mark.ts';

/**
 * Speaks messages that arrive, one at a time and never while one types. The log itself is silent: rows come and go in it
 * by scrolling, which is no news.
 */
export function MessageAnnouncer({
  conversation: { peer },
  pages,
}: {
  readonly conversation: Conversation;
  readonly pages: readonly PageOfMessages[];
}) {
  const text = useText();
  const personName = usePersonName();
  const labels = useDateLabels();
  const [newestAtFirst] = useState(() => newestArrival(pages, 'news'));
  const announced = useRef(newestAtFirst);
  const [spoken, setSpoken] = useState('');

  useEffect(() => {
    const next = nextNews(pages, announced.current);
    if (next === undefined) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const speak = () => {
      const wait = typingClock.untilPause(typingPause);
      if (wait > 0) {
        timer = setTimeout(speak, wait);
        return;
      }
      announced.current = next.arrival;
      const placeholder = placeholderKey(next.state);
      setSpoken(
        next.kind === 'identity-changed'
          ? text('safety.line', { name: personName(peer.name, personTitle(peer)) })
          : text('message.spoken', {
              name: personName(next.author?.name ?? '', next.author?.title ?? ''),
              text: placeholder === null ? next.text : text(placeholder),
              time: labels.clock(shownTime(next)),
            }),
      );
    };
    // The first one at once; another one only after the former had time to be spoken.
    timer = setTimeout(speak, spoken === '' ? 0 : speakingTime);
    return () => clearTimeout(timer);
  }, [pages, spoken, text, personName, labels, peer]);

  return (
    <div role="status" aria-live="polite" aria-atomic="true">
      <ScreenReaderText>{spoken}</ScreenReaderText>
    </div>
  );
}

const typingPause = 1500;
const speakingTime = 1500;
