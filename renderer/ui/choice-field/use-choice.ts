import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useCompositionEnter } from '../composition-enter/use-composition-enter.ts';
import { nextChoosable, placeOf, type Choosable } from './next-choosable.ts';

export interface Choice {
  readonly listId: string;
  readonly optionId: (index: number) => string;
  /** The index of the chosen one; -1 without any. */
  readonly chosen: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Another text was typed: the choice is the first one again, and an Enter of before counts no more. */
  readonly begin: () => void;
}

/**
 * What the keys of a field choose among the things that it finds. Enter takes the chosen one, `apart` with Ctrl; one that
 * comes before the results of the last syllable waits for them.
 */
export function useChoice(
  field: RefObject<HTMLInputElement | null>,
  options: readonly Choosable[],
  settled: boolean,
  take: (index: number, apart: boolean) => void,
): Choice {
  const listId = useId();
  const [key, setKey] = useState<string | null>(null);
  const apart = useRef(false);
  const waiting = useRef(false);
  const chosen = placeOf(options, key);

  const submit = () => {
    if (settled) take(chosen, apart.current);
    else waiting.current = true;
  };
  useCompositionEnter(field, submit, ({ ctrlKey, metaKey }) => {
    apart.current = ctrlKey || metaKey;
    return true;
  });
  useEffect(() => {
    if (!waiting.current || !settled) return;
    waiting.current = false;
    take(chosen, apart.current);
  });

  return {
    listId,
    optionId: (index) => `${listId}-${index}`,
    chosen,
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing) return;
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
      if (step === null) return;
      event.preventDefault();
      setKey(options[nextChoosable(options, chosen, step)]?.key ?? null);
    },
    begin: () => {
      setKey(null);
      waiting.current = false;
    },
  };
}
