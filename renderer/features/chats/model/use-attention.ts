import { useSyncExternalStore } from 'react';

/** Whether somebody looks at this window: it is visible and has the focus. */
export function useAttention(): boolean {
  return useSyncExternalStore(subscribe, () => document.visibilityState === 'visible' && document.hasFocus());
}

function subscribe(changed: () => void): () => void {
  const listeners = new AbortController();
  const { signal } = listeners;
  window.addEventListener('focus', changed, { signal });
  window.addEventListener('blur', changed, { signal });
  document.addEventListener('visibilitychange', changed, { signal });
  return () => listeners.abort();
}
