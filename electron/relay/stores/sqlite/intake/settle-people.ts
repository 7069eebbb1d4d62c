import type { Database } from '#sqlite/database.ts';
import type { Coverage } from '../../../directory-source.ts';
import type { OnBadRecord } from '../../directory-intake.ts';
import type { Follow } from './successors.ts';

/** Puts people into their units, with the names of these as their departments, and notes what changes. */
export function settlePeople(
  database: Database,
  coverage: Coverage['people'],
  follow: Follow,
  onBad: OnBadRecord,
): void {
  if (haveUnitsMoved(database)) {
    fillKeptPeople(database);
    if (coverage === 'changes') stagePresentPeople(database);
  }
  findUnits(database, follow, onBad);
  database.exec(`
    INSERT INTO staged_changes (kind, what, id, content)
    SELECT 'person', iif(people.person IS NULL, 'added', 'changed'), settled.id, settled.content
    FROM (${settledPeople}) AS settled
    LEFT JOIN people ON people.person = settled.id AND people.removed = 0
    WHERE people.person IS NULL OR people.content <> settled.content
    ORDER BY settled.sequence;
  `);
  const gone =
    coverage === 'whole'
      ? `NOT EXISTS (SELECT 1 FROM staged_people WHERE id = person AND state <> 'gone')`
      : `EXISTS (SELECT 1 FROM staged_people WHERE id = person AND state = 'gone')`;
  database.exec(`
    INSERT INTO staged_changes (kind, what, id)
    SELECT 'person', 'removed', person FROM people WHERE removed = 0 AND ${gone};
  `);
}

/**
 * Whoever is in no known unit keeps the departments that the source has given. People without content stay as they are, or
 * are not there.
 */
const settledPeople = `
  SELECT sequence, id,
    iif(path IS NULL,
      json_set(content, '$.unit', NULL),
      json_set(content, '$.unit', staged_people.unit, '$.departments', json(path))) AS content
  FROM staged_people LEFT JOIN staged_paths ON staged_paths.unit = staged_people.unit
  WHERE content IS NOT NULL`;

function haveUnitsMoved(database: Database): boolean {
  const moved = database.prepare(
    `SELECT EXISTS (SELECT 1 FROM staged_changes)
         OR EXISTS (SELECT former, unit FROM staged_successors EXCEPT SELECT former, unit FROM unit_successors)`,
  );
  return moved.pluck().get() === 1;
}

/** Of whom nothing new is known, the departments may have another name now. */
function fillKeptPeople(database: Database): void {
  database.exec(`
    UPDATE staged_people SET (unit, content) = (
      SELECT people.content ->> '$.unit', people.content FROM people WHERE person = id AND removed = 0
    )
    WHERE state = 'kept';
  `);
}

function stagePresentPeople(database: Database): void {
  database.exec(`
    INSERT OR IGNORE INTO staged_people (id, line, state, unit, content)
    SELECT person, 0, 'kept', content ->> '$.unit', content FROM people WHERE removed = 0 ORDER BY change;
  `);
}

function findUnits(database: Database, follow: Follow, onBad: OnBadRecord): void {
  const formers = database
    .prepare(
      `SELECT DISTINCT unit FROM staged_people
       WHERE unit IS NOT NULL AND NOT EXISTS (SELECT 1 FROM staged_paths WHERE staged_paths.unit = staged_people.unit)`,
    )
    .pluck()
    .all() as string[];
  const alias = database.prepare('INSERT INTO staged_aliases (former, unit) VALUES (?, ?)');
  for (const former of formers) alias.run(former, follow(former));
  const lost = database
    .prepare(
      `SELECT line FROM staged_people JOIN staged_aliases ON former = staged_people.unit
       WHERE staged_aliases.unit IS NULL ORDER BY sequence`,
    )
    .pluck()
    .iterate() as IterableIterator<number>;
  for (const line of lost) onBad({ problem: 'unknown-unit', line });
  database.exec(`
    UPDATE staged_people SET unit = (SELECT unit FROM staged_aliases WHERE former = staged_people.unit)
    WHERE unit IN (SELECT former FROM staged_aliases);
  `);
}
