import type { KeyReport } from '../renderer-side/messages.ts';

/** A key with its modifiers in one spelling, comparable with the other function's. */
export function normalizeAccelerator(accelerator: string): string {
  // "Ctrl++" ends in the key "+".
  const parts = accelerator
    .toLowerCase()
    .replace(/\+\+$/, '+plus')
    .split('+')
    .map((part) => part.trim());
  const key = parts.pop() ?? '';
  const modifiers = new Set(parts.map((part) => MODIFIERS[part] ?? part));
  return join(modifiers, KEYS[key] ?? key);
}

export function acceleratorOf(report: KeyReport): string {
  const modifiers = new Set<string>();
  if (report.control) modifiers.add('ctrl');
  if (report.alt) modifiers.add('alt');
  if (report.shift) modifiers.add('shift');
  if (report.meta) modifiers.add('meta');
  return join(modifiers, report.key.toLowerCase());
}

/** The item of a menu, at any depth, that a key press stands for. */
export function findByAccelerator(
  menu: Electron.Menu | null,
  accelerator: string,
): Electron.MenuItem | undefined {
  for (const item of menu?.items ?? []) {
    const own = item.registerAccelerator && item.enabled ? item.accelerator : null;
    if (own && normalizeAccelerator(own) === accelerator) return item;
    const inner = item.submenu && findByAccelerator(item.submenu, accelerator);
    if (inner) return inner;
  }
  return undefined;
}

const ORDER = ['ctrl', 'alt', 'shift', 'meta'];

const MODIFIERS: Record<string, string> = {
  commandorcontrol: 'ctrl',
  cmdorctrl: 'ctrl',
  control: 'ctrl',
  command: 'meta',
  cmd: 'meta',
  super: 'meta',
  option: 'alt',
  altgr: 'alt',
};

const KEYS: Record<string, string> = {
  plus: '+',
  space: ' ',
  esc: 'escape',
  return: 'enter',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
};

function join(modifiers: Set<string>, key: string): string {
  return [...ORDER.filter((name) => modifiers.has(name)), key].join('+');
}
