import { AppError } from '#shared/errors/app-error.ts';
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
  /** Null while it could not be opened again: the next use tries once more. */
  #current: Database | null;

  /** Opens at once. @throws whatever `open` throws. */
  constructor(open: () => Database, translate: (error: unknown) => never) {
    this.#open = open;
    this.#translate = translate;
    this.#current = open();
    this.database = this.#facade();
  }

  /** False after the file could not be opened again. */
  get isOpen(): boolean {
    return this.#current !== null;
  }

  /**
   * Closes, lets `work` do what it does to the file, and opens again, also when that throws; its error is thrown then. Where
   * the file cannot be opened, that is thrown as `translate` does, and by every use until one of them can open it.
   * Not to be called within a transaction.
   */
  exchange<Value>(work: () => Value): Value {
    this.#statements.clear();
    this.#present().close();
    this.#current = null;
    try {
      return work();
    } finally {
      this.#present();
    }
  }

  #present(): Database {
    this.#current ??= this.#openAgain();
    return this.#current;
  }

  #openAgain(): Database {
    try {
      return this.#open();
    } catch (error) {
      return this.#translate(
        error instanceof AppError ? error : new AppError('storage-failed', { cause: error }),
      );
    }
  }

  #facade(): Database {
    const current = (): Database => this.#present();
    const facade: Pick<Database, 'prepare' | 'exec' | 'pragma' | 'transaction' | 'close' | 'inTransaction'> =
      {
        prepare: ((sql: string) => this.#statements.get(sql) ?? this.#prepare(sql)) as Database['prepare'],
        exec: (sql) => current().exec(sql),
        pragma: (source, options) => current().pragma(source, options),
        transaction: (work) => current().transaction(work),
        close: () => {
          this.#current?.close();
          return facade as Database;
        },
        get inTransaction() {
          return current().inTransaction;
        },
      };
    return facade as Database;
  }

  #prepare(sql: string): Statement {
    const statement = translated(this.#present().prepare(sql), this.#translate);
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
