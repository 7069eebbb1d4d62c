import { useLayoutEffect } from 'react';
import { usePreferences } from '#renderer/bridge/use-preferences.ts';

/** Says on `<html data-text-size>` how large messages are written; the tokens follow. */
export function useTextSize(): void {
  const size = usePreferences()?.textSize;
  useLayoutEffect(() => {
    if (size !== undefined) document.documentElement.dataset['textSize'] = size;
  }, [size]);
}
