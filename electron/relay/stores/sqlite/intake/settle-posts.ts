import { unitId } from '#shared/model/ids.ts';
import type { Post, StaffRecord } from '#shared/model/person.ts';
import type { Database } from '#sqlite/database.ts';
import type { SettledUnits } from './settled-units.ts';

interface StagedRow {
  readonly sequence: number;
  readonly content: string;
}

/**
 * Puts the other posts of staged people (겸직) into their units: by their code, also one from before, or by names that lead to
 * one unit only. Of a post in none the directory goes on knowing the names that it has.
 */
export function settlePosts(
  database: Database,
  range: { readonly first: number; readonly last: number },
  units: SettledUnits,
): void {
  const rows = database
    .prepare(
      // The text is looked for first: hardly anybody has other posts, and everybody's record would be parsed.
      `SELECT sequence, content FROM staged_people
       WHERE sequence BETWEEN @first AND @last AND instr(content, '"otherPosts":[]') = 0
         AND json_array_length(content, '$.details.otherPosts') > 0`,
    )
    .all(range) as StagedRow[];
  const update = database.prepare('UPDATE staged_people SET content = ? WHERE sequence = ?');
  for (const { sequence, content } of rows) {
    const person = JSON.parse(content) as StaffRecord;
    const otherPosts = person.details.otherPosts.map((post) => settled(post, units));
    const text = JSON.stringify({ ...person, details: { ...person.details, otherPosts } });
    if (text !== content) update.run(text, sequence);
  }
}

/** A post as it is stored: those of before posts had units have none. */
type StoredPost = Omit<Post, 'unit'> & Partial<Pick<Post, 'unit'>>;

/** With its keys always in this order: contents are compared as texts. */
function settled(post: StoredPost, units: SettledUnits): Post {
  const { departments, position } = post;
  const unit = post.unit ?? null;
  const present = unit === null ? units.atEndOf(departments) : units.follow(unit);
  const path = present === null ? null : units.pathOf(present);
  if (present === null || path === null) return { unit: null, departments, position };
  return { unit: unitId(present), departments: path, position };
}
