import type { Database } from '#sqlite/database.ts';
import type { OnBadRecord } from '../../directory-intake.ts';
import type { SettledUnits } from './settled-units.ts';

/** Puts people whose source says no unit into the only one to which the names of their departments lead. */
export function settleNames(
  database: Database,
  range: { readonly first: number; readonly last: number },
  units: SettledUnits,
  onBad: OnBadRecord,
): void {
  const rows = database
    .prepare(
      `SELECT sequence, line, content ->> '$.departments' AS departments FROM staged_people
       WHERE sequence BETWEEN @first AND @last AND unit IS NULL AND content ->> '$.unit' IS NULL
         AND json_array_length(content, '$.departments') > 0`,
    )
    .all(range) as { readonly sequence: number; readonly line: number; readonly departments: string }[];
  const update = database.prepare('UPDATE staged_people SET unit = ? WHERE sequence = ?');
  const note = database.prepare('INSERT OR IGNORE INTO staged_paths (unit, path) VALUES (?, ?)');
  for (const { sequence, line, departments } of rows) {
    const unit = units.atEndOf(JSON.parse(departments) as readonly string[]);
    if (unit !== null) {
      note.run(unit, departments);
      update.run(unit, sequence);
    } else if (units.areThere()) onBad({ problem: 'unknown-unit', line });
  }
}
