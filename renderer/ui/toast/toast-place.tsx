import { useEffect, useState } from 'react';
import { Icon } from '../icon.tsx';
import { useText } from '../text/use-text.ts';
import { endToast, useToast } from './toast-store.ts';
import styles from './toast-place.module.css';

/** Milliseconds: enough to read a line and to take back what it tells of. */
const shownMs = 5_000;

/**
 * The place of toasts, once a window. It is there also while it is empty, or screen readers would not speak what comes into it.
 * A toast waits while one points at it or has the focus in it.
 */
export function ToastPlace() {
  const text = useText();
  const toast = useToast();
  const [held, setHeld] = useState(false);
  const number = toast?.number;
  useEffect(() => {
    if (number === undefined || held) return undefined;
    const timer = setTimeout(endToast, shownMs);
    return () => clearTimeout(timer);
  }, [number, held]);
  const action = toast?.action;
  return (
    <div
      role="status"
      aria-label={text('toast.place')}
      className={styles.place}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toast !== null && (
        <div key={toast.number} className={styles.toast} data-area="toast">
          <Icon of={toast.icon} size={16} />
          <span>{toast.text}</span>
          {action !== undefined && (
            <button
              type="button"
              className={styles.action}
              onClick={() => {
                setHeld(false);
                endToast();
                action.onChoose();
              }}
            >
              {action.label}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
