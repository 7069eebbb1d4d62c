// What the sample's preload puts on `window`, for code that runs in its pages.
interface PageApi {
  readonly version: string;
  readonly nested: { readonly list: [number, number, { increment(value: number): number }] };
  invoke(channel: string, ...values: unknown[]): Promise<unknown>;
  send(channel: string, ...values: unknown[]): void;
  sendSync(channel: string, value: unknown): unknown;
  on(channel: string, callback: (...values: never[]) => void): () => void;
  pathOf(file: File): string;
  kindOf(value: unknown): [string, boolean];
  give(): { bytes: Uint8Array; map: Map<string, number>; date: Date };
  throwNow(): void;
  rejectLater(): Promise<void>;
  callBack(callback: (value: { value: number }) => unknown): Promise<string>;
  process(): Record<string, unknown>;
}

interface Window {
  readonly api: PageApi;
  readonly early: Record<string, unknown>;
}

declare const api: PageApi;

// Electron has it, and its declarations leave it out.
declare namespace Electron {
  interface WebContents {
    getLastWebPreferences(): WebPreferences;
  }
}
