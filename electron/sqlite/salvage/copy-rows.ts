import type { Database } from '../database.ts';
import { storageError } from '../storage-error.ts';
import { isDamage } from './is-damage.ts';
import { TableReader } from './read-table.ts';
import { quoted, tablesOf, type TableShape } from './table-shape.ts';

/** What could be copied. */
export interface CopiedRows {
  /** Whether nothing was in the way. */
  readonly complete: boolean;
  /** The tables of which rows were lost. */
  readonly damaged: ReadonlySet<string>;
}

/** Copies whatever can be read of the tables of `target`. */
export function copyRows(source: Database, target: Database): CopiedRows {
  const present = new Map(tablesOf(source).map((table) => [table.name, table]));
  const damaged = new Set<string>();
  for (const into of tablesOf(target)) {
    const from = present.get(into.name);
    if (from === undefined || !copyTable(source, target, from, into)) damaged.add(into.name);
  }
  const counters = readCounters(source);
  if (counters !== null) keepCounters(target, counters);
  return { complete: damaged.size === 0 && counters !== null, damaged };
}

function copyTable(source: Database, target: Database, from: TableShape, into: TableShape): boolean {
  const columns = into.columns.filter((column) => from.columns.includes(column));
  // What a migration puts into a new table gives way to what was there.
  const insert = target.prepare(
    `INSERT OR REPLACE INTO ${quoted(into.name)} (${columns.map(quoted).join()})
     VALUES (${columns.map(() => '?').join()})`,
  );
  const reader = new TableReader(source, from, columns);
  let fitting = true;
  for (const row of reader.rows()) if (!fits(() => insert.run(...row))) fitting = false;
  return reader.complete && fitting;
}

/** A row that contradicts the schema is left out; a disk that fails ends everything. */
function fits(insert: () => unknown): boolean {
  try {
    insert();
    return true;
  } catch (error) {
    if (storageError(error) !== null) throw error;
    return false;
  }
}

/** The numbers that AUTOINCREMENT has given, by table; null when they cannot be read. */
function readCounters(source: Database): readonly (readonly [string, bigint])[] | null {
  try {
    const isCounting = source
      .prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_sequence'`)
      .pluck()
      .get();
    if (isCounting === 0) return [];
    const counters = source.prepare('SELECT name, seq FROM sqlite_sequence').raw().safeIntegers().all();
    return counters as [string, bigint][];
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}

/** None of these numbers may come again, even where its row was lost. */
function keepCounters(target: Database, counters: readonly (readonly [string, bigint])[]): void {
  const known = new Set(tablesOf(target).map(({ name }) => name));
  for (const [name, seq] of counters) {
    if (!known.has(name)) continue;
    const raised = target
      .prepare('UPDATE sqlite_sequence SET seq = max(seq, @seq) WHERE name = @name')
      .run({ name, seq });
    if (raised.changes === 0)
      target.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (@name, @seq)').run({ name, seq });
  }
}
