import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useLayoutEffect, useState, type RefObject } from 'react';
import { itemOf, type LogItem } from '../../model/log-items.ts';
import type { RoomPlace } from '../../model/room-places.ts';
import type { Messages } from '../../model/use-messages.ts';

/** Where a room is to open: at a message (null as long as it is not loaded), or at its end. */
export type Opening =
  | { readonly kind: 'end' }
  | {
      readonly kind: 'message';
      readonly place: RoomPlace | null;
      /** It is so near that older pages are loaded until it is there. */
      readonly near: boolean;
    };

/**
 * Takes the place at which a room opens; the end, where that cannot be had. False until that is possible: until then nothing is
 * shown and nothing counts as read.
 */
export function useOpeningPlace(
  area: RefObject<HTMLElement | null>,
  virtualizer: Pick<Virtualizer<HTMLDivElement, Element>, 'scrollToEnd' | 'scrollToIndex'>,
  items: readonly LogItem[],
  opening: Opening,
  { older, loadOlder }: Pick<Messages, 'older' | 'loadOlder'>,
): boolean {
  const place = opening.kind === 'message' ? opening.place : null;
  const index = itemOf(items, place?.message ?? null);
  const worthLoading =
    opening.kind === 'message' && opening.near && index === -1 && older !== 'none' && older !== 'failed';
  const [placed, setPlaced] = useState(!worthLoading);
  if (!placed && !worthLoading) setPlaced(true);

  useEffect(() => {
    if (!placed && older === 'more') loadOlder();
  });
  const takePlace = useEffectEvent((): (() => void) | undefined => {
    if (place === null || index === -1) {
      virtualizer.scrollToEnd();
      return undefined;
    }
    virtualizer.scrollToIndex(index, { align: 'start' });
    return place.offset === 0 ? undefined : keepOffset(area.current, place);
  });
  useLayoutEffect(() => (placed ? takePlace() : undefined), [placed]);
  return placed;
}

/** Puts a row to where it was above the edge, as long as the rows around it are still measured. Answers what ends that. */
function keepOffset(scroller: HTMLElement | null, { message, offset }: RoomPlace): () => void {
  const end = new AbortController();
  let frames = settling;
  const look = (): void => {
    const row = scroller?.querySelector(`[data-row="${message}"]`);
    if (end.signal.aborted || scroller === null || row === null || row === undefined) return;
    const now = scroller.getBoundingClientRect().top - row.getBoundingClientRect().top;
    if (Math.abs(offset - now) >= 1) scroller.scrollTop += offset - now;
    frames -= 1;
    if (frames > 0) requestAnimationFrame(look);
  };
  // Whoever turns the wheel has begun to read elsewhere.
  for (const input of ['wheel', 'keydown', 'pointerdown'])
    scroller?.addEventListener(input, () => end.abort(), { signal: end.signal, passive: true });
  requestAnimationFrame(look);
  return () => end.abort();
}

/** Frames in which rows that were never drawn are measured and moved. */
const settling = 8;
