/** A deterministic source of numbers in [0, 1): the same seed always makes the same agency (mulberry32, Tommy Ettinger). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of the values, each as likely as its weight. The values must not be empty. */
export function pickWeighted<Value>(
  random: () => number,
  values: readonly (readonly [Value, number])[],
): Value {
  const total = values.reduce((sum, [, weight]) => sum + weight, 0);
  let rest = random() * total;
  for (const [value, weight] of values) {
    rest -= weight;
    if (rest < 0) return value;
  }
  const last = values.at(-1);
  if (last === undefined) throw new RangeError('nothing to pick from');
  return last[0];
}

/** One of the values, all equally likely. */
export function pick<Value>(random: () => number, values: readonly Value[]): Value {
  return pickWeighted(
    random,
    values.map((value) => [value, 1] as const),
  );
}
