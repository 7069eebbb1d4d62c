import type { MessageId } from '#shared/model/ids.ts';

/**
 * Keeps a row to where it is above the upper edge of the view, in px, as long as rows are still measured, which moves what lies
 * below them; `goTo` where they have moved it out of what is drawn. Whoever scrolls or presses anything ends that, and so does
 * what this answers.
 */
export function stayAt(
  scroller: HTMLElement | null,
  { message, offset }: { readonly message: MessageId; readonly offset: number },
  goTo: () => void,
): () => void {
  const end = new AbortController();
  const began = performance.now();
  let frames = 0;
  const look = (): void => {
    if (end.signal.aborted || scroller === null) return;
    const row = scroller.querySelector(`[data-row="${message}"]`);
    if (row === null) goTo();
    else {
      const now = scroller.getBoundingClientRect().top - row.getBoundingClientRect().top;
      if (Math.abs(offset - now) >= 1) scroller.scrollTop += offset - now;
    }
    frames += 1;
    if (frames < fewestFrames || performance.now() - began < settlingMs) requestAnimationFrame(look);
  };
  for (const input of ['wheel', 'keydown', 'pointerdown'])
    document.addEventListener(input, () => end.abort(), { signal: end.signal, passive: true, capture: true });
  requestAnimationFrame(look);
  return () => end.abort();
}

/** So long, and so many frames where they are slow, rows that were never drawn are measured and older ones come in. */
const settlingMs = 1_000;
const fewestFrames = 8;
