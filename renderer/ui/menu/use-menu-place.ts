import { useCallback, useState, type KeyboardEvent, type MouseEvent } from 'react';

/** Where a menu opens: below an element, or at a point. */
export type MenuAnchor = Element | { readonly getBoundingClientRect: () => DOMRect };

/** What a menu was asked for with. */
export type MenuAsker = 'mouse' | 'keyboard';

export interface MenuPlace<Target> {
  readonly open: boolean;
  /** What the menu is for; kept while it closes. Null before the first one. */
  readonly target: Target | null;
  readonly anchor: MenuAnchor | null;
  /** Opened by keyboard: its first entry has the focus. */
  readonly byKeyboard: boolean;
  readonly show: (target: Target, anchor: MenuAnchor, by?: MenuAsker) => void;
  readonly close: () => void;
}

/** The place of one menu that serves many things, such as the rows of a list. */
export function useMenuPlace<Target>(): MenuPlace<Target> {
  const [place, setPlace] = useState<Shown<Target> | null>(null);
  const [open, setOpen] = useState(false);
  const show = useCallback<MenuPlace<Target>['show']>((target, anchor, by = 'mouse') => {
    setPlace({ target, anchor, by });
    setOpen(true);
  }, []);
  return {
    open,
    target: place?.target ?? null,
    anchor: place?.anchor ?? null,
    byKeyboard: place?.by === 'keyboard',
    show,
    close: () => setOpen(false),
  };
}

interface Shown<Target> {
  readonly target: Target;
  readonly anchor: MenuAnchor;
  readonly by: MenuAsker;
}

/** The point at which a mouse asked for a menu. */
export function pointAnchor({ clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>): MenuAnchor {
  return { getBoundingClientRect: () => new DOMRect(clientX, clientY, 0, 0) };
}

/** What pressed a button: a click without a place is one of Enter, Space or a screen reader. */
export function pressedBy({ detail }: Pick<MouseEvent, 'detail'>): MenuAsker {
  return detail === 0 ? 'keyboard' : 'mouse';
}

/** Whether these keys ask for the menu of what has the focus. */
export function isMenuKey({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || metaKey) return false;
  return key === 'ContextMenu' || (key === 'F10' && shiftKey);
}
