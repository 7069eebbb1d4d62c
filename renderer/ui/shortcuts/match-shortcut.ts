import { shortcutGroups, type Press, type ShortcutId } from './shortcut-table.ts';

/** What is known of a key that went down. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What the page does at this key; null for one that is not the page's. */
export function matchShortcut(pressed: PressedKey): ShortcutId | null {
  const fits = (press: Press): boolean => isPressed(press, pressed);
  return pageShortcuts.find(({ presses }) => presses.some(fits))?.id ?? null;
}

const pageShortcuts = shortcutGroups.flatMap(({ shortcuts }) => shortcuts).filter(({ by }) => by === 'page');

function isPressed({ key, code, ctrl, alt, shift }: Press, pressed: PressedKey): boolean {
  return (
    (code === undefined ? pressed.key === key : pressed.code === code) &&
    (pressed.ctrlKey || pressed.metaKey) === (ctrl ?? false) &&
    pressed.altKey === (alt ?? false) &&
    pressed.shiftKey === (shift ?? false)
  );
}
