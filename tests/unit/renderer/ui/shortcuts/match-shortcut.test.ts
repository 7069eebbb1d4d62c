import { describe, expect, it } from 'vitest';
import { matchShortcut, type PressedKey } from '#renderer/ui/shortcuts/match-shortcut.ts';
import { capsOf, shortcutGroups } from '#renderer/ui/shortcuts/shortcut-table.ts';

function pressed(key: string, code: string, modifiers: Partial<PressedKey> = {}): PressedKey {
  return { key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers };
}

const ctrlKey = true;
const altKey = true;
const shiftKey = true;

describe('the keys of the page', () => {
  it.each([
    [pressed('k', 'KeyK', { ctrlKey }), 'search'],
    [pressed('n', 'KeyN', { ctrlKey }), 'new-conversation'],
    // With Korean input on.
    [pressed('ㅜ', 'KeyN', { ctrlKey }), 'new-conversation'],
    [pressed('k', 'KeyK', { metaKey: true }), 'search'],
    [pressed(',', 'Comma', { ctrlKey }), 'settings'],
    [pressed('/', 'Slash', { ctrlKey }), 'shortcuts'],
    [pressed('O', 'KeyO', { ctrlKey, shiftKey }), 'own-window'],
    [pressed('ArrowUp', 'ArrowUp', { altKey }), 'previous-conversation'],
    [pressed('ArrowDown', 'ArrowDown', { altKey }), 'next-conversation'],
    [pressed('Tab', 'Tab', { ctrlKey }), 'next-unread'],
    [pressed('F1', 'F1'), 'shortcuts'],
    [pressed('F6', 'F6'), 'next-area'],
    [pressed('F6', 'F6', { shiftKey }), 'previous-area'],
    [pressed('Escape', 'Escape'), 'back'],
  ])('%o', (key, shortcut) => {
    expect(matchShortcut(key)).toBe(shortcut);
  });

  it.each([
    ['a letter by itself', pressed('k', 'KeyK')],
    ['the right key with one more', pressed('K', 'KeyK', { ctrlKey, shiftKey })],
    ['Tab by itself', pressed('Tab', 'Tab')],
    ['an arrow by itself', pressed('ArrowUp', 'ArrowUp')],
    ['Enter, which belongs to the field', pressed('Enter', 'Enter')],
    ['the zoom, which belongs to the menu', pressed('=', 'Equal', { ctrlKey })],
    ['closing, which belongs to the menu', pressed('w', 'KeyW', { ctrlKey })],
  ])('do not take %s', (_, key) => {
    expect(matchShortcut(key)).toBeNull();
  });
});

describe('the table of shortcuts', () => {
  it('gives no keys to two things', () => {
    const presses = shortcutGroups.flatMap(({ shortcuts }) => shortcuts.flatMap((one) => one.presses));
    const spelt = presses.map((press) => capsOf(press).join('+'));
    expect(new Set(spelt).size).toBe(spelt.length);
    expect(spelt).toContain('Ctrl+Shift+O');
  });
});
