import type { Database } from '#sqlite/database.ts';

type Statement = ReturnType<Database['prepare']>;

/**
 * The core's one connection, behind which the file can be exchanged. `prepare` answers the same statement for the same text
 * (preparing costs 10 to 30 µs, more than most statements themselves), and every failure of its `get`, `all`, `run` and `iterate`
 * goes to `translate`, which throws what callers understand.
 * Every text is used in one mode only: `pluck` stays set.
 */
export class LiveConnection {
  /** Stays the same when the file is exchanged. What it prepared before is not to be kept. */
  readonly database: Database;
  readonly #open: () => Database;
  readonly #translate: (error: unknown) => never;
  readonly #statements = new Map<string, Statement>();
  #current: Database;

  /** Opens at once. @throws whatever `open` throws. */
  constructor(open: () => Database, translate: (error: unknown) => never) {
    this.#open = open;
    this.#translate = translate;
    this.#current = open();
    this.database = this.#facade();
  }

  /**
   * Closes, lets `work` do what it does to the file, and opens again, also when that throws; its error is thrown then.
   * Not to be called within a transaction.
   */
  exchange<Value>(work: () => Value): Value {
    this.#statements.clear();
    this.#current.close();
    try {
      return work();
    } finally {
      this.#current = this.#open();
    }
  }

  #facade(): Database {
    const current = (): Database => this.#current;
    const facade: Pick<Database, 'prepare' | 'exec' | 'pragma' | 'transaction' | 'close' | 'inTransaction'> =
      {
        prepare: ((sql: string) => this.#statements.get(sql) ?? this.#prepare(sql)) as Database['prepare'],
        exec: (sql) => current().exec(sql),
        pragma: (source, options) => current().pragma(source, options),
        transaction: (work) => current().transaction(work),
        close: () => current().close(),
        get inTransaction() {
          return current().inTransaction;
        },
      };
    return facade as Database;
  }

  #prepare(sql: string): Statement {
    const statement = translated(this.#current.prepare(sql), this.#translate);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function translated(statement: Statement, translate: (error: unknown) => never): Statement {
  for (const method of ['get', 'all', 'run'] as const) {
    const call = Reflect.get(statement, method) as (...parameters: readonly unknown[]) => never;
    statement[method] = (...parameters: readonly unknown[]) => {
      try {
        // Not `bind`: a call through it and a spread costs as much again as a small statement.
        return Reflect.apply(call, statement, parameters);
      } catch (error) {
        return translate(error);
      }
    };
  }
  const iterate = Reflect.get(statement, 'iterate') as (
    ...parameters: readonly unknown[]
  ) => Iterable<unknown>;
  statement.iterate = function* (...parameters: readonly unknown[]) {
    try {
      yield* Reflect.apply(iterate, statement, parameters);
    } catch (error) {
      translate(error);
    }
  };
  return statement;
}
