import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useLayoutEffect, useState } from 'react';
import type { UnreadMark } from '../../model/unread-mark.ts';
import type { Messages } from '../../model/use-messages.ts';

/**
 * Where a room opens: at the first unread message (its index, -1 if there is none here), else at the end. If the first unread one lies on an older page, that
 * is loaded before; until then this is false, nothing is shown and nothing counts as read.
 */
export function useOpeningPlace(
  virtualizer: Pick<Virtualizer<HTMLDivElement, Element>, 'scrollToEnd' | 'scrollToIndex'>,
  firstUnread: number,
  mark: UnreadMark,
  { older, loadOlder }: Pick<Messages, 'older' | 'loadOlder'>,
): boolean {
  const worthLoading =
    mark.unread > 0 &&
    mark.unread <= mostUnread &&
    firstUnread === -1 &&
    older !== 'none' &&
    older !== 'failed';
  const [placed, setPlaced] = useState(!worthLoading);
  if (!placed && !worthLoading) setPlaced(true);

  useEffect(() => {
    if (!placed && older === 'more') loadOlder();
  });
  const takePlace = useEffectEvent(() => {
    if (firstUnread === -1) virtualizer.scrollToEnd();
    else virtualizer.scrollToIndex(firstUnread, { align: 'start' });
  });
  useLayoutEffect(() => {
    if (placed) takePlace();
  }, [placed]);
  return placed;
}

/** With more unread messages than this, nobody reads on from the first one; the room opens at its end. */
const mostUnread = 500;
