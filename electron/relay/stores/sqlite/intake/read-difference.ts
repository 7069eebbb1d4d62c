import type { Database } from '#sqlite/database.ts';
import type { DirectoryDifference, RecordDifference } from '../../directory-intake.ts';
import type { Follow } from './successors.ts';

/** Ids of each kind that a person looks at before they confirm. */
const firstFew = 5;

/** What the staged changes come to. */
export function readDifference(database: Database, follow: Follow): DirectoryDifference {
  const removed = database
    .prepare(`SELECT id FROM staged_changes WHERE kind = 'unit' AND what = 'removed' ORDER BY sequence`)
    .pluck()
    .all() as string[];
  const left = removed.filter((unit) => follow(unit) === null);
  const units = ofKind(database, 'unit');
  return {
    units: {
      ...units,
      removed: left.length,
      succeeded: removed.length - left.length,
      first: { ...units.first, removed: left.slice(0, firstFew) },
    },
    people: ofKind(database, 'person'),
  };
}

function ofKind(database: Database, kind: 'unit' | 'person'): RecordDifference {
  const table = kind === 'unit' ? 'units' : 'people';
  const count = (what: string): number =>
    database
      .prepare('SELECT count(*) FROM staged_changes WHERE kind = ? AND what = ?')
      .pluck()
      .get(kind, what) as number;
  const first = (what: string): readonly string[] =>
    database
      .prepare('SELECT id FROM staged_changes WHERE kind = ? AND what = ? ORDER BY sequence LIMIT ?')
      .pluck()
      .all(kind, what, firstFew) as string[];
  return {
    added: count('added'),
    changed: count('changed'),
    removed: count('removed'),
    present: database.prepare(`SELECT count(*) FROM ${table} WHERE removed = 0`).pluck().get() as number,
    first: { added: first('added'), changed: first('changed'), removed: first('removed') },
  };
}
