import type SqliteDatabase from 'better-sqlite3';
import type { Database } from '../database.ts';
import { isDamage } from './is-damage.ts';
import { quoted, type TableShape } from './table-shape.ts';

/** The values of the columns that were asked for. Integers are bigints, because they may have 64 bits. */
export type Row = readonly unknown[];

type Key = readonly unknown[];

/** What lies between two keys, without them; null is the end of the table. */
interface Range {
  readonly after: Key | null;
  readonly before: Key | null;
}

/** How a range was read in one direction: to its end, or up to damage behind the row with the key `last`. */
interface Reading {
  readonly ended: boolean;
  readonly last: Key | null;
}

/**
 * After so many readings in a row without a single row there is nothing more to be had (about a second); a damaged range
 * takes two. A damaged leaf of a tree needs some dozens; within a damaged inner page it finds every readable stretch of over
 * 1/4000 of its rows.
 */
const patience = 8_000;
/** How far past the last readable row there may be others, where nothing says how many there were. */
const assumedRows = 1n << 20n;

/**
 * Reads a table in the order of its key and goes around damaged pages: upwards to the first, downwards to the last, and,
 * where keys are numbers, into the halves of what lies between. No tree but the table's own is used, so that damaged
 * indexes do not matter.
 */
export class TableReader {
  readonly #database: Database;
  readonly #table: TableShape;
  readonly #columns: readonly string[];
  readonly #statements = new Map<string, SqliteDatabase.Statement<unknown[]>>();
  #fruitless = 0;
  #complete = true;

  constructor(database: Database, table: TableShape, columns: readonly string[]) {
    this.#database = database;
    this.#table = table;
    this.#columns = columns;
  }

  /** Whether there was no damage; known when all rows have been read. */
  get complete(): boolean {
    return this.#complete;
  }

  /** Every row that can be read, once; not in order where there is damage. @throws what is no damage. */
  *rows(): Generator<Row> {
    const ranges: Range[] = [{ after: null, before: null }];
    for (let range = ranges.shift(); range !== undefined; range = ranges.shift()) {
      const upwards = yield* this.#read(range, 'ASC');
      if (upwards.ended) continue;
      this.#complete = false;
      const rest: Range = { after: upwards.last ?? range.after, before: range.before };
      const downwards = yield* this.#read(rest, 'DESC');
      if (!downwards.ended)
        ranges.push(...this.#halves({ after: rest.after, before: downwards.last ?? range.before }));
    }
  }

  *#read(range: Range, direction: 'ASC' | 'DESC'): Generator<Row, Reading> {
    const rows = untilDamage(() => this.#query(range, direction));
    let last: Key | null = null;
    this.#fruitless += 1;
    for (;;) {
      const next = rows.next();
      if (next.done === true) return { ended: next.value, last };
      this.#fruitless = 0;
      last = next.value.slice(0, this.#table.key.length);
      yield next.value.slice(this.#table.key.length);
    }
  }

  #query({ after, before }: Range, direction: 'ASC' | 'DESC'): Iterable<Row> {
    const key = this.#table.key.map(quoted);
    const compared = (sign: string): string => `(${key.join()}) ${sign} (${key.map(() => '?').join()})`;
    const conditions = [
      ...(after === null ? [] : [compared('>')]),
      ...(before === null ? [] : [compared('<')]),
    ];
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    // A table WITHOUT ROWID is an index itself, which NOT INDEXED would shut out.
    const from = `${quoted(this.#table.name)} ${this.#table.hasRowid ? 'NOT INDEXED' : ''}`;
    const order = key.map((column) => `${column} ${direction}`).join();
    const columns = [...key, ...this.#columns.map(quoted)].join();
    const statement = this.#statement(`SELECT ${columns} FROM ${from} ${where} ORDER BY ${order}`);
    return statement.iterate(...(after ?? []), ...(before ?? [])) as Iterable<Row>;
  }

  /** Within damage the same few are run thousands of times. */
  #statement(sql: string): SqliteDatabase.Statement<unknown[]> {
    const statement =
      this.#statements.get(sql) ?? this.#database.prepare<unknown[]>(sql).raw().safeIntegers();
    this.#statements.set(sql, statement);
    return statement;
  }

  /** The halves of a range at both ends of which nothing could be read; none where it cannot be halved. */
  #halves({ after, before }: Range): readonly Range[] {
    if (!this.#table.hasRowid || this.#fruitless > patience) return [];
    const low = (after?.[0] ?? 0n) as bigint;
    const high = (before?.[0] ?? this.#above(low)) as bigint;
    // A single row between them is the one that could not be read.
    if (high - low <= 2n) return [];
    const middle = (low + high) / 2n;
    return [
      { after: [low], before: [middle + 1n] },
      { after: [middle], before: [high] },
    ];
  }

  /** Above every row there was, as far as anything tells. */
  #above(low: bigint): bigint {
    try {
      const counted = this.#database
        .prepare('SELECT seq FROM sqlite_sequence WHERE name = ?')
        .pluck()
        .safeIntegers()
        .get(this.#table.name);
      if (typeof counted === 'bigint' && counted > low) return counted + 1n;
    } catch {
      // The table of the counters is damaged, or there is none.
    }
    return low + assumedRows;
  }
}

/** Answers whether the rows came to their end. An error that is no damage passes. */
function* untilDamage(query: () => Iterable<Row>): Generator<Row, boolean> {
  try {
    // A consumer that fails does so outside of this generator, so that its error is never taken for damage.
    yield* query();
    return true;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}
