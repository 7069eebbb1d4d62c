import { Menu as BaseMenu } from '@base-ui/react/menu';
import clsx from 'clsx';
import { useRef } from 'react';
import { Icon } from '../icon.tsx';
import type { LucideIcon } from '../icons.ts';
import styles from './menu.module.css';
import type { MenuPlace } from './use-menu-place.ts';

/** One thing that can be done. */
export interface MenuEntry {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly onChoose: () => void;
  readonly disabled?: boolean;
  /** What it takes away cannot be had back. */
  readonly danger?: boolean;
}

/**
 * A menu of actions at a place. Arrows go along, Enter and Space choose, Esc and a click elsewhere close it; then the focus
 * is where it was.
 */
export function Menu({
  place: { open, anchor, byKeyboard, close },
  label,
  entries,
  finalFocus,
}: {
  readonly place: Omit<MenuPlace<unknown>, 'target' | 'show'>;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** Where the focus goes afterwards; null for where it was before. */
  readonly finalFocus: () => HTMLElement | null;
}) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <BaseMenu.Root
      open={open}
      onOpenChange={(next) => !next && close()}
      onOpenChangeComplete={(opened) => {
        // With a mouse one has a place already.
        if (opened && byKeyboard) popup.current?.querySelector<HTMLElement>(firstEntry)?.focus();
      }}
    >
      <BaseMenu.Portal>
        <BaseMenu.Positioner
          className={styles.positioner}
          anchor={anchor}
          side="bottom"
          align="start"
          sideOffset={2}
          collisionPadding={8}
        >
          <BaseMenu.Popup
            ref={popup}
            className={styles.menu}
            aria-label={label}
            finalFocus={() => finalFocus() ?? true}
            // A menu over a menu is nobody's wish.
            onContextMenu={(event) => event.preventDefault()}
          >
            {entries.map(({ icon, label: words, onChoose, disabled = false, danger = false }) => (
              <BaseMenu.Item
                key={words}
                className={clsx(styles.entry, danger && styles.danger)}
                disabled={disabled}
                onClick={onChoose}
              >
                <Icon of={icon} size={16} />
                <span>{words}</span>
              </BaseMenu.Item>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

const firstEntry = '[role="menuitem"]:not([aria-disabled="true"])';
