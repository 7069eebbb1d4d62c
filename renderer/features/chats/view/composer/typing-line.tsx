import { useEffect, useRef, useState } from 'react';
import { useTypingStore } from '#renderer/bridge/presence/typing-store.ts';
import { useConversationName } from '#renderer/ui/person/use-conversation-name.ts';
import { ScreenReaderText } from '#renderer/ui/text/screen-reader-text.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import { typingClock } from '../../model/typing-clock.ts';

/** Says that the other one is writing; spoken once for a run of writing, and not while one types oneself. */
export function TypingLine({
  conversation,
  className,
}: {
  readonly conversation: Conversation;
  readonly className: string | undefined;
}) {
  const text = useText();
  const conversationName = useConversationName();
  const { id, kind } = conversation;
  const typing = useTypingStore((store) => store.typing.has(id));
  const words =
    kind === 'group'
      ? text('room.typing.group')
      : text('room.typing', { name: conversationName(conversation) });
  const spokenAt = useRef(Number.NEGATIVE_INFINITY);
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    if (!typing) return undefined;
    const timer = setTimeout(() => {
      if (performance.now() - spokenAt.current < spokenPauseMs) return;
      spokenAt.current = performance.now();
      setSpoken(words);
    }, typingClock.untilPause(typingPauseMs));
    return () => {
      clearTimeout(timer);
      setSpoken('');
    };
  }, [typing, words]);
  return (
    <>
      {typing && (
        <span className={className} aria-hidden="true">
          {words}
        </span>
      )}
      <span role="status">
        <ScreenReaderText>{spoken}</ScreenReaderText>
      </span>
    </>
  );
}

/** Whoever writes with pauses is one who writes: news of it would be noise. */
const spokenPauseMs = 60_000;
const typingPauseMs = 1_500;
