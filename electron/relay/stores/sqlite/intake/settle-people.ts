import type { Database } from '#sqlite/database.ts';
import type { Coverage } from '../../../directory-source.ts';
import type { OnBadRecord } from '../../directory-intake.ts';
import { settleNames } from './settle-names.ts';
import { settlePosts } from './settle-posts.ts';
import type { SettledUnits } from './settled-units.ts';
import type { Follow } from './successors.ts';

/** People who are compared at a time: some ten milliseconds, which those who are served do not notice. */
const people = 1_000;

/** Work that is one transaction. */
type Step = () => void;

/** Puts people and their posts into their units, with the names of these as their departments, and notes what changes. A step at a time. */
export function* settlePeople(
  database: Database,
  coverage: Coverage['people'],
  units: SettledUnits,
  onBad: OnBadRecord,
): Iterable<Step> {
  const haveMoved = haveUnitsMoved(database);
  if (haveMoved && coverage === 'changes')
    yield* presentPeople(database, (after, last) => {
      stagePresent(database, after, last);
    });
  const end = database
    .prepare('SELECT coalesce(max(sequence), 0) FROM staged_people')
    .pluck()
    .get() as number;
  for (let first = 1; first <= end; first += people) {
    const range = { first, last: first + people - 1 };
    yield () => {
      if (haveMoved) fillKept(database, range);
      findUnits(database, range, units.follow, onBad);
      settleNames(database, range, units, onBad);
      settlePosts(database, range, units);
      noteChanges(database, range);
    };
  }
  if (coverage === 'changes') yield () => noteGone(database);
  else
    yield* presentPeople(database, (after, last) => {
      noteMissing(database, after, last);
    });
}

/** Steps through the people who are there, by their ids. */
function* presentPeople(database: Database, work: (after: string, last: string) => void): Iterable<Step> {
  const next = database
    .prepare('SELECT max(person) FROM (SELECT person FROM people WHERE person > ? ORDER BY person LIMIT ?)')
    .pluck();
  let after = '';
  for (let last = next.get(after, people); typeof last === 'string'; last = next.get(after, people)) {
    const [begin, end] = [after, last];
    yield () => {
      work(begin, end);
    };
    after = last;
  }
}

interface Range {
  readonly first: number;
  readonly last: number;
}

function haveUnitsMoved(database: Database): boolean {
  const moved = database.prepare(
    `SELECT EXISTS (SELECT 1 FROM staged_changes)
         OR EXISTS (SELECT former, unit FROM staged_successors EXCEPT SELECT former, unit FROM unit_successors)`,
  );
  return moved.pluck().get() === 1;
}

function stagePresent(database: Database, after: string, last: string): void {
  database
    .prepare(
      `INSERT OR IGNORE INTO staged_people (id, line, state, unit, content)
       SELECT person, 0, 'kept', content ->> '$.unit', content FROM people
       WHERE person > ? AND person <= ? AND removed = 0 ORDER BY person`,
    )
    .run(after, last);
}

/** Of whom nothing new is known, the departments may have another name now. */
function fillKept(database: Database, range: Range): void {
  database
    .prepare(
      `UPDATE staged_people SET (unit, content) = (
         SELECT people.content ->> '$.unit', people.content FROM people WHERE person = id AND removed = 0
       )
       WHERE state = 'kept' AND sequence BETWEEN @first AND @last`,
    )
    .run(range);
}

function findUnits(database: Database, range: Range, follow: Follow, onBad: OnBadRecord): void {
  const formers = database
    .prepare(
      `SELECT DISTINCT unit FROM staged_people
       WHERE sequence BETWEEN @first AND @last AND unit IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM staged_paths WHERE staged_paths.unit = staged_people.unit)
         AND NOT EXISTS (SELECT 1 FROM staged_aliases WHERE former = staged_people.unit)`,
    )
    .pluck()
    .all(range) as string[];
  const alias = database.prepare('INSERT INTO staged_aliases (former, unit) VALUES (?, ?)');
  for (const former of formers) alias.run(former, follow(former));
  const lost = database
    .prepare(
      `SELECT line FROM staged_people JOIN staged_aliases ON former = staged_people.unit
       WHERE sequence BETWEEN @first AND @last AND staged_aliases.unit IS NULL ORDER BY sequence`,
    )
    .pluck()
    .all(range) as number[];
  for (const line of lost) onBad({ problem: 'unknown-unit', line });
  database
    .prepare(
      `UPDATE staged_people SET unit = (SELECT unit FROM staged_aliases WHERE former = staged_people.unit)
       WHERE sequence BETWEEN @first AND @last AND unit IN (SELECT former FROM staged_aliases)`,
    )
    .run(range);
}

/**
 * Whoever is in no known unit keeps the departments that the source has given. People without content stay as they are, or
 * are not there.
 */
function noteChanges(database: Database, range: Range): void {
  database
    .prepare(
      `INSERT INTO staged_changes (kind, what, id, content)
       SELECT 'person', iif(people.person IS NULL, 'added', 'changed'), settled.id, settled.content
       FROM (
         SELECT sequence, id,
           iif(path IS NULL,
             json_set(content, '$.unit', NULL),
             json_set(content, '$.unit', staged_people.unit, '$.departments', json(path))) AS content
         FROM staged_people LEFT JOIN staged_paths ON staged_paths.unit = staged_people.unit
         WHERE sequence BETWEEN @first AND @last AND content IS NOT NULL
       ) AS settled
       LEFT JOIN people ON people.person = settled.id AND people.removed = 0
       WHERE people.person IS NULL OR people.content <> settled.content
       ORDER BY settled.sequence`,
    )
    .run(range);
}

function noteMissing(database: Database, after: string, last: string): void {
  database
    .prepare(
      `INSERT INTO staged_changes (kind, what, id)
       SELECT 'person', 'removed', person FROM people
       WHERE person > ? AND person <= ? AND removed = 0
         AND NOT EXISTS (SELECT 1 FROM staged_people WHERE id = person AND state <> 'gone')`,
    )
    .run(after, last);
}

function noteGone(database: Database): void {
  database.exec(`
    INSERT INTO staged_changes (kind, what, id)
    SELECT 'person', 'removed', person FROM staged_people JOIN people ON person = id
    WHERE state = 'gone' AND removed = 0;
  `);
}
