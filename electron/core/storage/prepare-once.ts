import type { Database } from '#sqlite/database.ts';

type Statement = ReturnType<Database['prepare']>;

/**
 * Makes `prepare` of a connection answer the same statement for the same text (preparing costs 10 to 30 µs, more than
 * most statements themselves), and gives every failure of its `get`, `all` and `run` to `translate`, which throws what
 * callers understand.
 * Every text is used in one mode only: `pluck` stays set.
 */
export function prepareOnce(database: Database, translate: (error: unknown) => never): Database {
  const prepare = database.prepare.bind(database);
  const statements = new Map<string, Statement>();
  const cached = (sql: string): Statement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = translated(prepare(sql), translate);
    statements.set(sql, statement);
    return statement;
  };
  database.prepare = cached as Database['prepare'];
  return database;
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
  return statement;
}
