import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useLayoutEffect, useState, type RefObject } from 'react';
import { itemOf, type LogItem } from '../../model/log-items.ts';
import type { RoomPlace } from '../../model/room-places.ts';
import type { Messages } from '../../model/use-messages.ts';
import { stayAt } from './stay-at.ts';
import type { Aim } from './use-aim.ts';

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
  virtualizer: Pick<Virtualizer<HTMLDivElement, Element>, 'scrollToEnd'>,
  aim: Aim,
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
  const goTo = useEffectEvent(aim);
  const takePlace = useEffectEvent((): (() => void) | undefined => {
    if (place === null || index === -1) {
      virtualizer.scrollToEnd();
      return undefined;
    }
    const toPlace = (): void => goTo(place.message, 'start');
    toPlace();
    return stayAt(area.current, place, toPlace);
  });
  useLayoutEffect(() => (placed ? takePlace() : undefined), [placed]);
  return placed;
}
