/** Node's `setImmediate` for a preload. */
export function setImmediate(run: (...args: unknown[]) => void, ...args: unknown[]): number {
  return setTimeout(run, 0, ...args);
}

export function clearImmediate(timer: number): void {
  clearTimeout(timer);
}
