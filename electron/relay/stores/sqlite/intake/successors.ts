import type { Database } from '#sqlite/database.ts';

/** Which unit a former one has become, over as many reorganisations as it takes; null where none is left. */
export type Follow = (former: string) => string | null;

/** Reads what is known of reorganisations, now and from before; `exists` says where a way ends. */
export function readSuccessors(database: Database, exists: (unit: string) => boolean): Follow {
  const rows = database
    .prepare('SELECT former, unit FROM unit_successors UNION ALL SELECT former, unit FROM staged_successors')
    .raw()
    .all() as [string, string][];
  // What is staged comes last and is newer.
  const successors = new Map(rows);
  return (former) => {
    const seen = new Set<string>();
    for (let at: string | undefined = former; at !== undefined && !seen.has(at); at = successors.get(at)) {
      if (exists(at)) return at;
      seen.add(at);
    }
    return null;
  };
}
