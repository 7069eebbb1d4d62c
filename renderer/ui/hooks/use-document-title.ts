import { useEffect } from 'react';

/** Names the window, as the task bar and screen readers tell it. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
