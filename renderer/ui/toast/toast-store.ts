import { useSyncExternalStore } from 'react';
import type { LucideIcon } from '../icons.ts';

/** Word of something that has been done. Never an error: those stay until one has read them. */
export interface Toast {
  readonly icon: LucideIcon;
  readonly text: string;
  /** The one thing that one may want to do about it, mostly to take it back. */
  readonly action?: { readonly label: string; readonly onChoose: () => void };
}

/** Its number tells one time from the next. */
export type NumberedToast = Toast & { readonly number: number };

/** Says something for some seconds, in place of what was said before. */
export function showToast(toast: Toast): void {
  count += 1;
  set({ ...toast, number: count });
}

/** Nothing is said any more. */
export function endToast(): void {
  set(null);
}

/** What this window says at its lower edge; null for nothing. */
export function useToast(): NumberedToast | null {
  return useSyncExternalStore(subscribe, () => shown);
}

let count = 0;
let shown: NumberedToast | null = null;
const listeners = new Set<() => void>();

function set(toast: NumberedToast | null): void {
  shown = toast;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
