import { useEffect, useEffectEvent } from 'react';
import { focusArea, focusNextArea } from './areas.ts';

/** What the keys of the window do. */
export interface KeyboardActions {
  readonly search: () => void;
  readonly goToNeighbour: (step: 1 | -1) => void;
  /** False while a dialog is open, which has keys of its own. */
  readonly active: boolean;
}

/** Ctrl+K and Ctrl+N, Alt+Up and Alt+Down, F6, and Esc, which in the end leads to the composer. */
export function useKeyboard(actions: KeyboardActions): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // A key of a syllable in composition belongs to the input method.
    if (!actions.active || event.isComposing || event.key === 'Process' || event.defaultPrevented) return;
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

function actionOf(event: KeyboardEvent, { search, goToNeighbour }: KeyboardActions): (() => void) | null {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  const command = (ctrlKey || metaKey) && !altKey && !shiftKey;
  // By code: with Korean input on, the key itself is a jamo.
  if (command && (code === 'KeyK' || code === 'KeyN')) return search;
  if (altKey && !ctrlKey && key === 'ArrowUp') return () => goToNeighbour(-1);
  if (altKey && !ctrlKey && key === 'ArrowDown') return () => goToNeighbour(1);
  if (key === 'F6') return () => focusNextArea(shiftKey ? -1 : 1);
  if (key === 'Escape') return () => void focusArea('composer');
  return null;
}
