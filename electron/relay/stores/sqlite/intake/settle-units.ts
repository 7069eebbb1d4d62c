import type { OrgUnit } from '#shared/model/unit.ts';
import type { Database } from '#sqlite/database.ts';
import type { Coverage } from '../../../directory-source.ts';
import type { OnBadRecord } from '../../directory-intake.ts';
import { areUnitsStaged, keepUnits } from './keep-units.ts';
import { mendTree } from './mend-tree.ts';
import { settledUnits, stagedPaths, type SettledUnits } from './settled-units.ts';
import { readSuccessors, type Follow } from './successors.ts';

interface StagedUnit {
  readonly id: string;
  readonly line: number;
  readonly content: string;
}

/** Puts the tree of units in order, notes their names from the top down, and what changes. */
export function settleUnits(
  database: Database,
  coverage: Coverage['units'],
  onBad: OnBadRecord,
): SettledUnits {
  if (coverage === 'changes' && !areUnitsStaged(database)) return keepUnits(database);
  database.exec(`
    UPDATE staged_units SET content = (SELECT content FROM units WHERE unit = id AND removed = 0) WHERE state = 'kept';
    DELETE FROM staged_units WHERE state = 'kept' AND content IS NULL;
  `);
  if (coverage === 'changes')
    database.exec(`
      INSERT OR IGNORE INTO staged_units (id, line, state, content)
      SELECT unit, 0, 'kept', content FROM units WHERE removed = 0 ORDER BY change;
    `);
  const follow = mendStaged(database, onBad);
  database.exec(`
    INSERT INTO staged_paths (unit, path)
    WITH RECURSIVE paths (unit, path) AS (
      SELECT id, json_array(content ->> '$.name') FROM staged_units
      WHERE state <> 'gone' AND content ->> '$.parent' IS NULL
      UNION ALL
      SELECT child.id, json_insert(paths.path, '$[#]', child.name)
      FROM paths JOIN staged_children AS child ON child.parent = paths.unit
    )
    SELECT unit, path FROM paths;
    DELETE FROM staged_children;

    INSERT INTO staged_changes (kind, what, id, content)
    SELECT 'unit', iif(units.unit IS NULL, 'added', 'changed'), staged.id, staged.content
    FROM staged_units AS staged LEFT JOIN units ON units.unit = staged.id AND units.removed = 0
    WHERE staged.state <> 'gone' AND (units.unit IS NULL OR units.content <> staged.content)
    ORDER BY staged.sequence;
    INSERT INTO staged_changes (kind, what, id)
    SELECT 'unit', 'removed', unit FROM units
    WHERE removed = 0 AND NOT EXISTS (SELECT 1 FROM staged_units WHERE id = unit AND state <> 'gone');
  `);
  const { pathOf, all } = stagedPaths(database);
  return settledUnits(follow, pathOf, all);
}

function mendStaged(database: Database, onBad: OnBadRecord): Follow {
  const rows = database
    .prepare(`SELECT id, line, content FROM staged_units WHERE state <> 'gone' ORDER BY sequence`)
    .all() as StagedUnit[];
  const units = new Map(rows.map(({ id, content }) => [id, JSON.parse(content) as OrgUnit]));
  const follow = readSuccessors(database, (unit) => units.has(unit));
  const tree = rows.map(({ id, line }) => ({ id, line, parent: units.get(id)?.parent ?? null }));
  const mended = mendTree(tree, follow, onBad);
  const update = database.prepare('UPDATE staged_units SET content = ? WHERE id = ?');
  const child = database.prepare('INSERT INTO staged_children (parent, id, name) VALUES (?, ?, ?)');
  for (const [id, unit] of units) {
    const parent = mended.has(id) ? (mended.get(id) ?? null) : unit.parent;
    if (mended.has(id)) update.run(JSON.stringify({ ...unit, parent }), id);
    if (parent !== null) child.run(parent, id, unit.name);
  }
  return follow;
}
