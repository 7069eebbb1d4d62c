import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import styles from './pane-splitter.module.css';

/** What a splitter moves, all in px. */
export interface PaneWidth {
  readonly width: number;
  readonly least: number;
  readonly most: number;
}

/**
 * The line between a pane and what is beside it: dragged, or moved by the arrow keys. A double click or Enter gives the pane
 * the width that the window would have given it.
 */
export function PaneSplitter({
  pane: { width, least, most },
  label,
  onMove,
  onDone,
}: {
  readonly pane: PaneWidth;
  readonly label: string;
  /** While one drags. */
  readonly onMove: (width: number) => void;
  /** When one has let go, or a key was pressed; null for the usual width. */
  readonly onDone: (width: number | null) => void;
}) {
  const drag = useRef<{ readonly pointer: number; readonly from: number; readonly width: number } | null>(
    null,
  );
  const within = (wanted: number) => Math.round(Math.min(most, Math.max(least, wanted)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const wanted = keyed(event.key, { width, least, most });
    if (wanted === undefined) return;
    event.preventDefault();
    onDone(wanted === null ? null : within(wanted));
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { pointer: event.pointerId, from: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent) => {
    const begun = drag.current;
    if (begun?.pointer === event.pointerId) onMove(within(begun.width + event.clientX - begun.from));
  };
  const onPointerUp = (event: PointerEvent) => {
    const begun = drag.current;
    drag.current = null;
    if (begun?.pointer !== event.pointerId || event.clientX === begun.from) return;
    onDone(within(begun.width + event.clientX - begun.from));
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      className={styles.splitter}
      // A separator that can be moved is a control (WAI-ARIA 1.2), which the rules about elements do not know.
      {...stop}
      {...{
        onDoubleClick: () => onDone(null),
        onKeyDown,
        onPointerDown,
        onPointerMove,
        onPointerUp,
      }}
    />
  );
}

/** Null for the usual width, undefined for a key that moves nothing. */
function keyed(key: string, { width, least, most }: PaneWidth): number | null | undefined {
  switch (key) {
    case 'ArrowLeft':
      return width - step;
    case 'ArrowRight':
      return width + step;
    case 'Home':
      return least;
    case 'End':
      return most;
    case 'Enter':
      return null;
    default:
      return undefined;
  }
}

const stop = { tabIndex: 0 } as const;
/** Ten presses go from end to end. */
const step = 16;
