import { useEffect, useEffectEvent, type RefObject } from 'react';
import { createCompositionEnter, type EnterKeyEvent } from './composition-enter.ts';

/**
 * Gives a field the Korean Enter rule. Listens to the element itself: React's own composition and beforeinput events are
 * partly emulated and come in another order. `submit` must read the element's value, not state.
 */
export function useCompositionEnter(
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
  submit: () => void,
  submits: (event: EnterKeyEvent) => boolean,
): void {
  const onSubmit = useEffectEvent(submit);
  const onAsk = useEffectEvent(submits);
  useEffect(() => {
    // Named as what both are, because listeners of a union of elements have no types.
    const element: HTMLElement | null = field.current;
    if (element === null) return undefined;
    const enter = createCompositionEnter({
      submit: () => onSubmit(),
      submits: (event) => onAsk(event),
      commit() {
        element.blur();
        element.focus();
      },
    });
    const listeners = new AbortController();
    const { signal } = listeners;
    element.addEventListener('keydown', enter.keydown, { signal });
    element.addEventListener('keyup', enter.keyup, { signal });
    element.addEventListener('compositionstart', enter.compositionstart, { signal });
    element.addEventListener('compositionend', enter.compositionend, { signal });
    element.addEventListener('beforeinput', enter.beforeinput, { signal });
    element.addEventListener('input', enter.input, { signal });
    // Where Enter leads elsewhere, its keyup is not heard here: whoever comes back begins anew as well.
    element.addEventListener('focus', enter.input, { signal });
    return () => {
      listeners.abort();
      enter.dispose();
    };
  }, [field]);
}
