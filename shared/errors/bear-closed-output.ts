/** As much of a stream as is needed to hear of its errors. */
interface Output {
  on(event: 'error', listener: () => void): unknown;
}

/**
 * Lets a process go on when nobody reads any more what it writes: who started it may have been killed, or have read enough.
 * Else each line would be an error that nobody catches, and whoever reports those on the same output would never end.
 */
export function bearClosedOutput(outputs: readonly Output[]): void {
  for (const output of outputs) output.on('error', () => undefined);
}
