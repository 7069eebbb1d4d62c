import { useLayoutEffect } from 'react';
import { usePreferences } from '#renderer/bridge/use-preferences.ts';

/** Says on `<html>` how large messages are written and how close the rows of the list stand; the tokens follow. */
export function useSizes(): void {
  const { textSize, density } = usePreferences() ?? {};
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (textSize !== undefined) dataset['textSize'] = textSize;
    if (density !== undefined) dataset['density'] = density;
  }, [textSize, density]);
}
