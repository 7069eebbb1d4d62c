import { useRef } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { SupportBundleView } from './support-bundle-view.tsx';
import styles from './support-bundle-dialog.module.css';

/** Makes a support bundle, shows all of it, and saves it where the person wants. */
export function SupportBundleDialog({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const text = useText();
  const body = useRef<HTMLDivElement>(null);
  return (
    <Dialog size="wide" open={open} onClose={onClose} title={text('bundle.title')} initialFocus={body}>
      <div ref={body} className={styles.body} tabIndex={-1} role="group" aria-label={text('bundle.title')}>
        <SupportBundleView onClose={onClose} />
      </div>
    </Dialog>
  );
}
