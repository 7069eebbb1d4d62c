import type { MenuItemConstructorOptions } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { shortcutGroups, type Press } from '#renderer/ui/shortcuts/shortcut-table.ts';
import type { DestinationPage } from '#shared/model/destination.ts';

let menu: readonly MenuItemConstructorOptions[] = [];
vi.mock('electron', () => ({
  Menu: {
    buildFromTemplate: (template: readonly MenuItemConstructorOptions[]) => template,
    setApplicationMenu: (template: readonly MenuItemConstructorOptions[]) => (menu = template),
  },
}));
const { setMenu } = await import('#shell/desktop/menu.ts');
const { shellTexts } = await import('#shell/texts.ts');

/** What Electron gives to the roles that say nothing of their keys (on Windows and Linux). */
const keysOfRoles: Partial<Record<string, string>> = {
  undo: 'CmdOrCtrl+Z',
  redo: 'CmdOrCtrl+Y',
  cut: 'CmdOrCtrl+X',
  copy: 'CmdOrCtrl+C',
  paste: 'CmdOrCtrl+V',
  pasteAndMatchStyle: 'CmdOrCtrl+Shift+V',
  selectAll: 'CmdOrCtrl+A',
  togglefullscreen: 'F11',
  toggleDevTools: 'CmdOrCtrl+Shift+I',
};
/** Every program has them, and nobody looks them up. */
const everywhere = new Set(['undo', 'redo', 'cut', 'copy', 'paste', 'pasteAndMatchStyle', 'selectAll']);

const went: DestinationPage[] = [];
const done: string[] = [];

function items(isPackaged = true): readonly MenuItemConstructorOptions[] {
  setMenu(
    shellTexts(() => 'ko'),
    {
      go: (page) => went.push(page),
      zoom: (step) => done.push(`zoom ${String(step)}`),
      quit: () => done.push('quit'),
    },
    isPackaged,
  );
  return menu.flatMap(({ submenu }) => submenu as MenuItemConstructorOptions[]);
}

beforeEach(() => {
  went.length = 0;
  done.length = 0;
});

test('no two items have the same keys', () => {
  const keys = items(false)
    .map(keysOf)
    .filter((one) => one !== undefined);
  expect(keys.length).toBeGreaterThan(15);
  expect(new Set(keys).size).toBe(keys.length);
});

test('all keys of the menu stand in the page of shortcuts, and those that the page takes are only shown', () => {
  const shortcuts = shortcutGroups.flatMap((group) => group.shortcuts);
  const shown = new Map(
    shortcuts.flatMap(({ by, presses }) => presses.map((press) => [acceleratorOf(press), by])),
  );
  const own = items().filter(({ role }) => role === undefined || !everywhere.has(role));
  const found = own
    .filter((item) => keysOf(item) !== undefined)
    .map((item) => ({ keys: keysOf(item), by: shown.get(keysOf(item) ?? '') }));
  expect(found.filter(({ by }) => by === undefined)).toEqual([]);
  for (const item of own) {
    const by = shown.get(keysOf(item) ?? '');
    if (by !== undefined) expect(item.registerAccelerator ?? true, item.label).toBe(by === 'menu');
  }
  // And the other way round: what the page says of the menu is there.
  const keys = own.map(keysOf);
  for (const { id, by, presses } of shortcuts)
    if (by === 'menu') expect(keys, id).toEqual(expect.arrayContaining(presses.map(acceleratorOf)));
});

test('every item does what it says, and only a development build opens the tools of developers', () => {
  for (const { click } of items() as readonly { readonly click?: () => void }[]) click?.();
  expect(went).toEqual(['people', 'settings', 'shortcuts', 'about']);
  expect(done).toEqual(['quit', 'zoom 1', 'zoom 1', 'zoom -1', 'zoom 0']);
  expect(items().map(({ role }) => role)).not.toContain('toggleDevTools');
  expect(items(false).map(({ role }) => role)).toContain('toggleDevTools');
});

function keysOf({ accelerator, role }: MenuItemConstructorOptions): string | undefined {
  return accelerator?.toString() ?? (role === undefined ? undefined : keysOfRoles[role]);
}

/** The keys of the page in the words of Electron, which calls Shift and the key of `=` by the name of what they write. */
function acceleratorOf({ cap, ctrl, alt, shift }: Press): string {
  if (ctrl && shift && cap === '=') return 'CmdOrCtrl+Plus';
  return [...(ctrl ? ['CmdOrCtrl'] : []), ...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : []), cap].join(
    '+',
  );
}
