import type { Journey } from '#shared/model/destination.ts';

let kept: Journey | null = null;

/** Keeps where a link leads to until somebody is enrolled; an earlier one is forgotten. */
export function keepLink(journey: Journey): void {
  kept = journey;
}

/** Where the last link led to; null where there was none, or it has been taken. */
export function takeKeptLink(): Journey | null {
  const taken = kept;
  kept = null;
  return taken;
}
