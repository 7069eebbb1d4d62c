/** The order of two numbers, or of two texts by their code units. */
export function compare<Value extends number | string>(one: Value, other: Value): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
