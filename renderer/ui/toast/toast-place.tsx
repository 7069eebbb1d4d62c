import { useEffect, useRef, useState } from 'react';
import { Icon } from '../icon.tsx';
import { useText } from '../text/use-text.ts';
import { endToast, useToast } from './toast-store.ts';
import styles from './toast-place.module.css';

/** Milliseconds: enough to read a line and to take back what it tells of. */
const shownMs = 5_000;

/**
 * The place of toasts, once a window. It is there also while it is empty, or screen readers would not speak what comes into it.
 * A toast waits while one points at it or has the focus in it; when it goes, the focus goes back to where it came from.
 */
export function ToastPlace() {
  const text = useText();
  const toast = useToast();
  const [held, setHeld] = useState<number | null>(null);
  const cameFrom = useRef<HTMLElement>(null);
  const number = toast?.number;
  const isHeld = held === number;
  useEffect(() => {
    if (number === undefined || isHeld) return undefined;
    const timer = setTimeout(endToast, shownMs);
    return () => clearTimeout(timer);
  }, [number, isHeld]);
  useEffect(() => {
    // The focus was in the toast before this one.
    if (document.activeElement === document.body) cameFrom.current?.focus();
    cameFrom.current = null;
  }, [number]);
  const action = toast?.action;
  return (
    <div role="status" aria-label={text('toast.place')} className={styles.place}>
      {toast !== null && (
        <div
          key={toast.number}
          className={styles.toast}
          data-area="toast"
          onMouseEnter={() => setHeld(toast.number)}
          onMouseLeave={({ currentTarget }) => {
            if (!currentTarget.contains(document.activeElement)) setHeld(null);
          }}
          onFocus={({ relatedTarget }) => {
            setHeld(toast.number);
            if (relatedTarget instanceof HTMLElement) cameFrom.current = relatedTarget;
          }}
          onBlur={({ currentTarget, relatedTarget }) => {
            if (!currentTarget.matches(':hover')) setHeld(null);
            if (relatedTarget !== null) cameFrom.current = null;
          }}
        >
          <Icon of={toast.icon} size={16} />
          <span>{toast.text}</span>
          {action !== undefined && (
            <button
              type="button"
              className={styles.action}
              onClick={() => {
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
