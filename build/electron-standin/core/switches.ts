const values = new Map<string, string>();
const LISTS = new Set(['disable-features', 'enable-features']);

/** Chromium's command line as `app.commandLine` and the arguments of the process build it. */
export const switches = {
  append(name: string, value = ''): void {
    const key = name.toLowerCase();
    const before = values.get(key);
    // In Chromium the last switch wins, which would silently drop the earlier list.
    values.set(key, LISTS.has(key) && before ? `${before},${value}` : value);
  },
  has: (name: string): boolean => values.has(name.toLowerCase()),
  get: (name: string): string | undefined => values.get(name.toLowerCase()),
  remove: (name: string): void => void values.delete(name.toLowerCase()),
  all: (): ReadonlyMap<string, string> => values,
};
