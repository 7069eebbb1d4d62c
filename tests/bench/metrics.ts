/** One figure of a bench. `ratio` is value to baseline, from the same run. */
export interface Metric {
  readonly value: number;
  readonly unit: string;
  readonly baseline?: number;
  readonly ratio?: number;
  /** What the figure has to reach. */
  readonly bar?: { readonly least?: number; readonly most?: number };
}

export type Metrics = Readonly<Record<string, Metric>>;

/** What the figures of a bench are of: the runtime that shows its windows, or for one without any, Node alone. */
export interface Runtime {
  readonly runtime: 'stand-in' | 'electron' | 'node';
  readonly versions: Readonly<Record<string, string>>;
}

/**
 * A bench: measures, and says on the way what it is doing. One that opens windows names the runtime that shows them, as the
 * app itself tells it. `options` are what follows its name on the command line.
 */
export type Bench = (
  say: (line: string) => void,
  ranOn: (runtime: Runtime) => void,
  options: readonly string[],
) => Promise<Metrics>;

/** Whether a figure reaches its bar; true where there is none. */
export function reaches({ value, bar }: Metric): boolean {
  return value >= (bar?.least ?? -Infinity) && value <= (bar?.most ?? Infinity);
}

/** The middle of some values (the lower middle of an even number). @throws RangeError for none. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value that a share of all values does not exceed (nearest rank). @throws RangeError for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('no values');
  return found;
}
