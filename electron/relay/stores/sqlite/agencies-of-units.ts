import type { Database } from '#sqlite/database.ts';
import { sendAnew } from './send-anew.ts';

interface UnitRow {
  readonly unit: string;
  readonly parent: string | null;
  readonly agency: string | null;
}

/** The agency of the unit that a record of `people` names, for a statement over them. */
export const agencyOfUnit = (unit: string): string =>
  `(SELECT agency FROM units WHERE units.unit = ${unit} AND units.removed = 0)`;

/**
 * Notes to which agency each unit belongs: the one at the top of its tree, by its id. What goes round in a circle belongs to
 * none. Answers whether one that was there before belongs to another now. Belongs into the caller's transaction.
 */
export function placeUnits(database: Database): boolean {
  const rows = database
    .prepare(`SELECT unit, content ->> '$.parent' AS parent, agency FROM units WHERE removed = 0`)
    .all() as UnitRow[];
  const agencyOf = topOf(rows);
  const update = database.prepare('UPDATE units SET agency = ? WHERE unit = ?');
  let haveMoved = false;
  for (const { unit, agency } of rows) {
    const present = agencyOf(unit);
    if (present === agency) continue;
    update.run(present, unit);
    haveMoved ||= agency !== null;
  }
  return haveMoved;
}

/**
 * Whoever has come to another agency with their unit, without a word of theirs being different, is a change: others may see
 * more or less of them. Belongs into the caller's transaction.
 */
export function movePeople(database: Database): void {
  const last = database.prepare('SELECT last FROM directory_changes').pluck().get() as number;
  const agency = agencyOfUnit(`people.content ->> '$.unit'`);
  sendAnew(database, `agency IS NOT ${agency}`);
  database.prepare(`UPDATE people SET agency = ${agency} WHERE change > ? AND removed = 0`).run(last);
}

function topOf(rows: readonly UnitRow[]): (unit: string) => string | null {
  const parents = new Map(rows.map(({ unit, parent }) => [unit, parent]));
  const known = new Map<string, string | null>();
  return (unit) => {
    const way = new Set<string>();
    let at = unit;
    while (!known.has(at) && !way.has(at)) {
      way.add(at);
      const parent = parents.get(at) ?? null;
      if (parent === null || !parents.has(parent)) known.set(at, at);
      else at = parent;
    }
    const top = known.get(at) ?? null;
    for (const one of way) known.set(one, top);
    return top;
  };
}
