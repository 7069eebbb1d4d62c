import { useEffect } from 'react';

/** What the page shows, for tests to wait on. `usable`: the list of conversations is painted, even when it is empty. */
export type DocumentState = 'loading' | 'sign-in' | 'usable' | 'error';

/** Says so on `<html data-state>`, after the paint. */
export function useDocumentState(state: DocumentState): void {
  useEffect(() => {
    document.documentElement.dataset['state'] = state;
  }, [state]);
}
