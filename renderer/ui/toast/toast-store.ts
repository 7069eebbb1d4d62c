import { create } from 'zustand';
import type { LucideIcon } from '../icons.ts';

/** Word of something that has been done. Never an error: those stay until one has read them. */
export interface Toast {
  readonly icon: LucideIcon;
  readonly text: string;
  /** The one thing that one may want to do about it, mostly to take it back. */
  readonly action?: { readonly label: string; readonly onChoose: () => void };
}

interface ToastStore {
  /** The newest takes the place of the one before. Its number tells one time from the next. */
  readonly toast: (Toast & { readonly number: number }) | null;
  readonly show: (toast: Toast) => void;
  readonly end: () => void;
}

/** What this window says at its lower edge. */
export const useToastStore = create<ToastStore>()((set) => ({
  toast: null,
  show: (toast) => set((before) => ({ toast: { ...toast, number: (before.toast?.number ?? 0) + 1 } })),
  end: () => set({ toast: null }),
}));

/** Says something for some seconds. */
export function showToast(toast: Toast): void {
  useToastStore.getState().show(toast);
}
