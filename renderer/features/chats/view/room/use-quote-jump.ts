import { useEffect, useEffectEvent, type RefObject } from 'react';
import type { MessageId } from '#shared/model/ids.ts';
import type { PageOfMessages } from '../../model/message-rows.ts';
import type { Messages } from '../../model/use-messages.ts';
import { stayAt } from './stay-at.ts';
import type { MessageFocus } from './use-message-focus.ts';

export interface QuoteJump {
  /** Where one goes; its page is laid out by rows. */
  readonly target: MessageId | null;
  /** Older pages are loaded until it is there. */
  readonly busy: boolean;
}

/** The way to a message that somebody has answered, however far up it stands. */
export function useQuoteJump(
  area: RefObject<HTMLElement | null>,
  /** Another object for every time that one wants to go. */
  wanted: { readonly message: MessageId } | null,
  pages: readonly PageOfMessages[],
  { focus, hold }: { readonly focus: MessageFocus; readonly hold: () => void },
  { older, loadOlder }: Pick<Messages, 'older' | 'loadOlder'>,
): QuoteJump {
  const target = wanted?.message ?? null;
  const isThere = target !== null && pages.some((page) => page.some(({ id }) => id === target));
  const load = useEffectEvent(loadOlder);
  useEffect(() => {
    if (target !== null && !isThere && older === 'more') load();
  }, [target, isThere, older, pages]);
  const go = useEffectEvent(() => {
    if (target === null) return undefined;
    hold();
    const toTarget = (): void => focus.goTo(target, 'start');
    toTarget();
    return stayAt(area.current, { message: target, offset: marginAbove }, toTarget);
  });
  useEffect(() => (isThere ? go() : undefined), [isThere, wanted]);
  return { target, busy: target !== null && !isThere && older !== 'none' };
}

/** What stands above it is seen a little, too, in px below the upper edge. */
const marginAbove = -48;
