/** One of the things that a field finds. Its key is its own as long as it is found, wherever it stands. */
export interface Choosable {
  readonly key: string;
  readonly choosable: boolean;
}

/** The nearest one in a direction that can be chosen; the same index when there is none. */
export function nextChoosable(options: readonly Choosable[], from: number, step: 1 | -1): number {
  for (let index = from + step; index >= 0 && index < options.length; index += step) {
    if (options[index]?.choosable === true) return index;
  }
  return from;
}

/** Where the chosen one stands now; the first that can be chosen when it is not found any more. -1 without any. */
export function placeOf(options: readonly Choosable[], chosen: string | null): number {
  const place = options.findIndex(({ key, choosable }) => choosable && key === chosen);
  return place === -1 ? nextChoosable(options, -1, 1) : place;
}
