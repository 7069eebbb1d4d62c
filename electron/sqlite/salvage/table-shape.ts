import type { Database } from '../database.ts';

/** A table as far as salvage has to know it. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  /** What its rows are ordered by: the primary key of a table WITHOUT ROWID, otherwise `rowid` or the column that is it. */
  readonly key: readonly string[];
  readonly hasRowid: boolean;
}

/** The ordinary tables of a database; not the indexes of a search, which their own tables make anew. */
export function tablesOf(database: Database): readonly TableShape[] {
  const tables = database.pragma('table_list') as readonly { name: string; type: string; wr: number }[];
  return tables
    .filter(({ name, type }) => type === 'table' && !name.startsWith('sqlite_'))
    .map(({ name, wr }) => shapeOf(database, name, wr === 0));
}

/** A name as SQL writes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function shapeOf(database: Database, name: string, hasRowid: boolean): TableShape {
  const columns = database
    .prepare('SELECT name, type, pk FROM pragma_table_info(?) ORDER BY pk')
    .all(name) as readonly {
    name: string;
    type: string;
    pk: number;
  }[];
  const primary = columns.filter(({ pk }) => pk > 0);
  const isRowid = primary.length === 1 && primary[0]?.type.toUpperCase() === 'INTEGER';
  const key = hasRowid && !isRowid ? ['rowid'] : primary.map((column) => column.name);
  return { name, columns: columns.map((column) => column.name), key, hasRowid };
}
