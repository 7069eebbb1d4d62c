import type { Moments } from './paint-watch.ts';

/** Milliseconds from Enter to the painted bubble at both, of every message from number `from` on that was painted at both. */
export function latencies(
  entered: Moments,
  sender: Moments,
  receiver: Moments,
  from: number,
): { readonly bubble: readonly number[]; readonly delivered: readonly number[] } {
  const whole = Object.entries(entered).filter(
    ([text]) => numberOf(text) >= from && isPainted(sender[text]) && isPainted(receiver[text]),
  );
  const since = (painted: Moments): readonly number[] =>
    whole.map(([text, begin]) => (painted[text] ?? NaN) - begin);
  return { bubble: since(sender), delivered: since(receiver) };
}

/** A bubble that has come into the document and waits for its frame is noted as 0. */
function isPainted(moment: number | undefined): boolean {
  return moment !== undefined && moment > 0;
}

function numberOf(text: string): number {
  return Number(text.slice('bench-'.length));
}
