import { readdirSync, readFileSync } from 'node:fs';

/** A process and everything that it has started, directly or not: an app with all its windows. Of Linux. */
export function processesBelow(root: number): readonly number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)]),
  );
  const found = new Set([root]);
  // A set goes on to what is added to it meanwhile.
  for (const known of found)
    for (const [process, parent] of parents) if (parent === known) found.add(process);
  return [...found];
}

/** Null for one that has ended meanwhile. The name of a process, in brackets, may hold anything. */
function parentOf(process: string): number | null {
  try {
    const status = readFileSync(`/proc/${process}/stat`, 'utf8');
    return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}
