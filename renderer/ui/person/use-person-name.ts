import { useCallback } from 'react';
import { useText } from '../text/use-text.ts';

/** Name and form of address as one speaks them; just the name when there is no title. */
export function usePersonName(): (name: string, title: string) => string {
  const text = useText();
  return useCallback((name, title) => (title === '' ? name : text('person.titled', { name, title })), [text]);
}
