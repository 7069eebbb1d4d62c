import { useEffect, useEffectEvent } from 'react';
import { matchShortcut } from '#renderer/ui/shortcuts/match-shortcut.ts';
import type { ShortcutId } from '#renderer/ui/shortcuts/shortcut-table.ts';
import { focusNextArea } from './areas.ts';

/** What the keys of this window do. A key without an action stays what it is. */
export type KeyboardActions = Partial<Readonly<Record<ShortcutId, () => void>>>;

/** Listens to the shortcuts of the page. A dialog and a menu have keys of their own; F6 is the same in every window. */
export function useKeyboard(actions: KeyboardActions): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // A key of a syllable in composition belongs to the input method.
    if (event.isComposing || event.key === 'Process' || event.defaultPrevented || isSomethingOver()) return;
    const shortcut = matchShortcut(event);
    const action = shortcut === null ? undefined : { ...everywhere, ...actions }[shortcut];
    if (action === undefined) return;
    event.preventDefault();
    action();
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

const everywhere: KeyboardActions = {
  'next-area': () => focusNextArea(1),
  'previous-area': () => focusNextArea(-1),
};

/** Read from the page, because any feature may open one. While it goes it still counts: its Esc must do nothing more. */
function isSomethingOver(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}
