import { useEffect, useEffectEvent } from 'react';
import { focusNextArea } from './areas.ts';

/** What the keys of the window do. */
export interface KeyboardActions {
  readonly search: () => void;
  readonly settings: () => void;
  readonly goToNeighbour: (step: 1 | -1) => void;
  /** One layer back; in the end to the composer. */
  readonly back: () => void;
}

/** Ctrl+K and Ctrl+N, Ctrl+comma, Alt+Up and Alt+Down, F6, and Esc. A dialog has keys of its own. */
export function useKeyboard(actions: KeyboardActions): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // A key of a syllable in composition belongs to the input method.
    if (event.isComposing || event.key === 'Process' || event.defaultPrevented || isDialogOpen()) return;
    const action = actionOf(event, actions);
    if (action === null) return;
    event.preventDefault();
    action();
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

function actionOf(
  event: KeyboardEvent,
  { search, settings, goToNeighbour, back }: KeyboardActions,
): (() => void) | null {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  const command = (ctrlKey || metaKey) && !altKey && !shiftKey;
  // By code: with Korean input on, the key itself is a jamo.
  if (command && (code === 'KeyK' || code === 'KeyN')) return search;
  if (command && code === 'Comma') return settings;
  if (altKey && !ctrlKey && key === 'ArrowUp') return () => goToNeighbour(-1);
  if (altKey && !ctrlKey && key === 'ArrowDown') return () => goToNeighbour(1);
  if (key === 'F6') return () => focusNextArea(shiftKey ? -1 : 1);
  if (key === 'Escape') return back;
  return null;
}

/** Read from the page, because any feature may open one. While it goes it still counts: its Esc must do nothing more. */
function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}
