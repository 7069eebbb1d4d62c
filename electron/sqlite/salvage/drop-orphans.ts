import type { Database } from '../database.ts';
import { quoted, tablesOf } from './table-shape.ts';

interface ForeignKeyColumn {
  readonly id: number;
  readonly table: string;
  readonly from: string;
  readonly to: string;
}

/** Deletes the rows whose parents were lost: foreign keys cannot be enforced while rows are copied in any order. */
export function dropOrphans(database: Database): void {
  for (const { name } of tablesOf(database)) {
    const columns = database.pragma(`foreign_key_list(${quoted(name)})`) as readonly ForeignKeyColumn[];
    for (const id of new Set(columns.map((column) => column.id)))
      database.exec(
        orphansOf(
          name,
          columns.filter((column) => column.id === id),
        ),
      );
  }
}

function orphansOf(child: string, key: readonly ForeignKeyColumn[]): string {
  const parent = quoted(key[0]?.table ?? '');
  const set = key.map(({ from }) => `${quoted(from)} IS NOT NULL`);
  const same = key.map(({ from, to }) => `${parent}.${quoted(to)} = ${quoted(child)}.${quoted(from)}`);
  return `DELETE FROM ${quoted(child)} WHERE ${set.join(' AND ')}
            AND NOT EXISTS (SELECT 1 FROM ${parent} WHERE ${same.join(' AND ')})`;
}
