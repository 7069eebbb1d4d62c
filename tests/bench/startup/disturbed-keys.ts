/** What a key took, in milliseconds from it. */
export interface TypedKey {
  /** When, on the clock of the bench's process. */
  readonly pressed: number;
  /** To the next frame: whether the page itself answers. */
  readonly frame: number;
  /** To the frame with the people whom it has found, the key marked in them. */
  readonly rows: number;
}

/** What was typed in one run while a backlog was drained, and the moment from which nothing was left of it. */
export interface BusyRun {
  readonly keys: readonly TypedKey[];
  readonly arrived: number;
}

/** With fewer than three keys above it, a 95th percentile says nothing. */
const leastKeys = 60;

/** The keys of all runs that the backlog could disturb. @throws Error where these are too few to say anything. */
export function disturbedKeys(runs: readonly BusyRun[]): readonly TypedKey[] {
  const keys = runs.flatMap((run) => run.keys.filter(({ pressed }) => pressed < run.arrived));
  if (keys.length < leastKeys)
    throw new Error(
      `only ${String(keys.length)} keys were pressed while the backlog was drained, and ${String(leastKeys)} are needed`,
    );
  return keys;
}
