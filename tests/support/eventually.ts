import { setTimeout } from 'node:timers/promises';

/** Waits until `look` answers something that is neither undefined, null nor false; fails after `limitMs`. */
export async function eventually<Value>(
  look: () => Value | Promise<Value>,
  limitMs = 10_000,
): Promise<NonNullable<Exclude<Value, false>>> {
  const giveUpAt = performance.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false)
      return found as NonNullable<Exclude<Value, false>>;
    if (performance.now() > giveUpAt)
      throw new Error(`did not come about within ${String(limitMs)} ms: ${String(look)}`);
    await setTimeout(10);
  }
}
