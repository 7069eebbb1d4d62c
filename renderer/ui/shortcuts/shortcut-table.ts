import type { MessageKey } from '#shared/messages/message-key.ts';

/** The names of everything that has keys. */
export type ShortcutId =
  | 'search'
  | 'new-conversation'
  | 'new-group'
  | 'chats'
  | 'org-chart'
  | 'settings'
  | 'shortcuts'
  | 'previous-conversation'
  | 'next-conversation'
  | 'next-unread'
  | 'own-window'
  | 'next-area'
  | 'previous-area'
  | 'back'
  | 'send'
  | 'new-line'
  | 'zoom-in'
  | 'zoom-out'
  | 'zoom-reset'
  | 'full-screen'
  | 'close-window'
  | 'quit';

/** Keys that are pressed together. */
export interface Press {
  /** What is printed on the last key. */
  readonly cap: string;
  /** That key by its place on the keyboard: with Korean input on, the character itself is a jamo. */
  readonly code?: string;
  /** That key by its name, where it has one in every layout. */
  readonly key?: string;
  readonly ctrl?: true;
  readonly alt?: true;
  readonly shift?: true;
}

export interface Shortcut {
  readonly id: ShortcutId;
  readonly what: MessageKey;
  /** Any of these does it. */
  readonly presses: readonly [Press, ...Press[]];
  /** Who acts: the page wherever the focus is, the field one writes in, or the menu of the program. */
  readonly by: 'page' | 'field' | 'menu';
}

export interface ShortcutGroup {
  readonly title: MessageKey;
  readonly shortcuts: readonly Shortcut[];
}

/** All keys of the program, as the page of shortcuts shows them; the keyboard of the window takes the page's from here. */
export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: 'shortcuts.going',
    shortcuts: [
      {
        id: 'search',
        what: 'shortcuts.search',
        by: 'page',
        presses: [{ ctrl: true, code: 'KeyK', cap: 'K' }],
      },
      {
        id: 'new-conversation',
        what: 'shortcuts.new-conversation',
        by: 'page',
        presses: [{ ctrl: true, code: 'KeyN', cap: 'N' }],
      },
      {
        id: 'new-group',
        what: 'shortcuts.new-group',
        by: 'page',
        presses: [{ ctrl: true, shift: true, code: 'KeyN', cap: 'N' }],
      },
      {
        id: 'chats',
        what: 'shortcuts.chats',
        by: 'page',
        presses: [{ ctrl: true, code: 'Digit1', cap: '1' }],
      },
      {
        id: 'org-chart',
        what: 'shortcuts.org-chart',
        by: 'page',
        presses: [{ ctrl: true, code: 'Digit2', cap: '2' }],
      },
      {
        id: 'previous-conversation',
        what: 'shortcuts.previous-conversation',
        by: 'page',
        presses: [{ alt: true, key: 'ArrowUp', cap: '↑' }],
      },
      {
        id: 'next-conversation',
        what: 'shortcuts.next-conversation',
        by: 'page',
        presses: [{ alt: true, key: 'ArrowDown', cap: '↓' }],
      },
      {
        id: 'next-unread',
        what: 'shortcuts.next-unread',
        by: 'page',
        presses: [{ ctrl: true, key: 'Tab', cap: 'Tab' }],
      },
      {
        id: 'next-area',
        what: 'shortcuts.next-area',
        by: 'page',
        presses: [{ key: 'F6', cap: 'F6' }],
      },
      {
        id: 'previous-area',
        what: 'shortcuts.previous-area',
        by: 'page',
        presses: [{ shift: true, key: 'F6', cap: 'F6' }],
      },
      { id: 'back', what: 'shortcuts.back', by: 'page', presses: [{ key: 'Escape', cap: 'Esc' }] },
      {
        id: 'settings',
        what: 'shortcuts.settings',
        by: 'page',
        presses: [{ ctrl: true, code: 'Comma', cap: ',' }],
      },
      {
        id: 'shortcuts',
        what: 'shortcuts.shortcuts',
        by: 'page',
        presses: [
          { ctrl: true, code: 'Slash', cap: '/' },
          { key: 'F1', cap: 'F1' },
        ],
      },
    ],
  },
  {
    title: 'shortcuts.writing',
    shortcuts: [
      { id: 'send', what: 'shortcuts.send', by: 'field', presses: [{ key: 'Enter', cap: 'Enter' }] },
      {
        id: 'new-line',
        what: 'shortcuts.new-line',
        by: 'field',
        presses: [{ shift: true, key: 'Enter', cap: 'Enter' }],
      },
    ],
  },
  {
    title: 'shortcuts.window',
    shortcuts: [
      {
        id: 'own-window',
        what: 'shortcuts.own-window',
        by: 'page',
        presses: [{ ctrl: true, shift: true, code: 'KeyO', cap: 'O' }],
      },
      {
        id: 'zoom-in',
        what: 'shortcuts.zoom-in',
        by: 'menu',
        presses: [
          { ctrl: true, code: 'Equal', cap: '=' },
          { ctrl: true, shift: true, code: 'Equal', cap: '=' },
        ],
      },
      {
        id: 'zoom-out',
        what: 'shortcuts.zoom-out',
        by: 'menu',
        presses: [{ ctrl: true, code: 'Minus', cap: '-' }],
      },
      {
        id: 'zoom-reset',
        what: 'shortcuts.zoom-reset',
        by: 'menu',
        presses: [{ ctrl: true, code: 'Digit0', cap: '0' }],
      },
      {
        id: 'full-screen',
        what: 'shortcuts.full-screen',
        by: 'menu',
        presses: [{ key: 'F11', cap: 'F11' }],
      },
      {
        id: 'close-window',
        what: 'shortcuts.close-window',
        by: 'menu',
        presses: [{ ctrl: true, code: 'KeyW', cap: 'W' }],
      },
      {
        id: 'quit',
        what: 'shortcuts.quit',
        by: 'menu',
        presses: [{ ctrl: true, code: 'KeyQ', cap: 'Q' }],
      },
    ],
  },
];

/** The keys of one press as they are printed, in the order in which one names them. */
export function capsOf({ cap, ctrl, alt, shift }: Press): readonly string[] {
  return [...(ctrl ? ['Ctrl'] : []), ...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : []), cap];
}
