import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import clsx from 'clsx';
import type { ReactNode, RefObject } from 'react';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';
import { X } from './icons.ts';
import { useText } from './text/use-text.ts';

/** A dialog over a scrim: Esc and the scrim cancel, the given field has the focus first. */
export function Dialog({
  open,
  onClose,
  title,
  size = 'tall',
  bare = false,
  initialFocus,
  finalFocus,
  children,
  footer,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** `tall` keeps its height whatever is in it, `wide` too; `small` is as high as what it says. */
  readonly size?: 'tall' | 'wide' | 'small';
  /** Its title is only spoken; what is in it begins at the top, and Esc is named there. */
  readonly bare?: boolean;
  readonly initialFocus: RefObject<HTMLElement | null>;
  /** Where the focus goes afterwards; null for where it was before. */
  readonly finalFocus?: () => HTMLElement | null;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}) {
  const text = useText();
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={styles.scrim} />
        <BaseDialog.Popup
          className={clsx(styles.dialog, styles[size])}
          initialFocus={initialFocus}
          finalFocus={() => finalFocus?.() ?? true}
        >
          {bare ? (
            <BaseDialog.Title className={styles.spoken}>{title}</BaseDialog.Title>
          ) : (
            <div className={styles.head}>
              <BaseDialog.Title className={styles.title}>{title}</BaseDialog.Title>
              <IconButton icon={X} label={text('app.close')} onClick={onClose} />
            </div>
          )}
          {children}
          {footer !== undefined && <div className={styles.foot}>{footer}</div>}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
