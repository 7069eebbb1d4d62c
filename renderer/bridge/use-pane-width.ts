import { useState } from 'react';
import { useBridge } from './bridge-context.ts';
import { usePreferences } from './use-preferences.ts';

/** The panes that one can make wider. */
type Pane = 'listWidth' | 'treeWidth';

export interface KeptWidth {
  /** In px; null for the one that the window gives the pane. */
  readonly width: number | null;
  /** While one drags: nothing is kept. */
  readonly move: (width: number) => void;
  /** Kept for the next start. Where that is not possible, it holds as long as the pane is there. */
  readonly keep: (width: number | null) => void;
}

/** How wide the person has made a pane. */
export function usePaneWidth(pane: Pane): KeptWidth {
  const client = useBridge();
  const saved = usePreferences()?.[pane] ?? null;
  const [wanted, setWanted] = useState<number | null | undefined>(undefined);
  return {
    width: wanted === undefined ? saved : wanted,
    move: setWanted,
    keep: (width) => {
      setWanted(width);
      client.request('preferences', 'set', { [pane]: width }).catch(() => undefined);
    },
  };
}
