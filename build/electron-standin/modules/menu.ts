import type { MenuItemConstructorOptions } from 'electron';
import { electronClass } from '../core/electron-class.ts';
import { electronEvent } from '../core/electron-event.ts';
import { records } from '../core/records.ts';
import { BrowserWindow } from '../windows/browser-window.ts';
import { roleDefaults, runRole } from './menu-roles.ts';
import { getApplicationMenu, setApplicationMenu } from './window-menus.ts';

type MenuClass = typeof Electron.Menu;
type MenuItemClass = typeof Electron.MenuItem;

/** The class `Menu`. Menus are never drawn: popups are recorded, and items are clicked by tests or accelerators. */
export const Menu: MenuClass = electronClass<MenuClass>('Menu', {
  members(menu) {
    const items: Electron.MenuItem[] = [];
    let onClosed: (() => void) | undefined;
    function add(position: number, item: Electron.MenuItem): void {
      items.splice(position, 0, item);
      menusOfItems.set(item, items);
    }
    return {
      items,
      append: (item) => add(items.length, item),
      insert: add,
      getMenuItemById: (id) => findById(items, id),
      popup(options) {
        onClosed = options?.callback;
        records.popups.push(menu);
        menu.emit('menu-will-show', electronEvent());
      },
      closePopup() {
        menu.emit('menu-will-close', electronEvent());
        onClosed?.();
        onClosed = undefined;
      },
    };
  },
  statics: {
    buildFromTemplate(template) {
      const menu = new Menu();
      for (const entry of template) menu.append(isMenuItem(entry) ? entry : new MenuItem(entry));
      return menu;
    },
    getApplicationMenu,
    setApplicationMenu,
  },
});

/** The class `MenuItem`. */
export const MenuItem: MenuItemClass = electronClass<MenuItemClass>('MenuItem', {
  parent: class {},
  members(item, options) {
    const { click, submenu, ...given } = options;
    const defaults = options.role ? roleDefaults(options.role) : {};
    const template = submenu ?? defaults.submenu;
    const menu = template && (Array.isArray(template) ? Menu.buildFromTemplate(template) : template);
    const members = {
      label: defaults.label ?? '',
      accelerator: defaults.accelerator ?? null,
      type: menu ? ('submenu' as const) : ('normal' as const),
      enabled: true,
      visible: true,
      checked: false,
      registerAccelerator: true,
      userAccelerator: null,
      sublabel: '',
      toolTip: '',
      accessibilityLabel: '',
      id: '',
      commandId: ++lastCommandId,
      ...given,
      click: (event: object = {}, window = BrowserWindow.getFocusedWindow()) => {
        if (!item.enabled) return;
        if (item.type === 'checkbox') item.checked = !item.checked;
        if (item.type === 'radio') checkAlone(item);
        if (click) click(item, window ?? undefined, event);
        else if (options.role) runRole(options.role, window);
      },
    };
    // The roles of options and of items differ by a few that only macOS knows.
    return (menu ? { ...members, submenu: menu } : members) as Partial<Electron.MenuItem>;
  },
});

let lastCommandId = 0;

// Radio items beside each other, up to a separator, are one group.
function checkAlone(item: Electron.MenuItem): void {
  const items = menusOfItems.get(item) ?? [];
  const index = items.indexOf(item);
  const start = items.findLastIndex((other, at) => at < index && other.type !== 'radio') + 1;
  const end = items.findIndex((other, at) => at > index && other.type !== 'radio');
  for (const other of items.slice(start, end === -1 ? undefined : end)) other.checked = other === item;
}

const menusOfItems = new WeakMap<Electron.MenuItem, Electron.MenuItem[]>();

function isMenuItem(entry: MenuItemConstructorOptions | Electron.MenuItem): entry is Electron.MenuItem {
  return entry instanceof MenuItem;
}

function findById(items: Electron.MenuItem[], id: string): Electron.MenuItem | null {
  for (const item of items) {
    if (item.id === id) return item;
    const inner = item.submenu?.getMenuItemById(id);
    if (inner) return inner;
  }
  return null;
}
