import type { Migration } from '#sqlite/migrate.ts';

/**
 * When a directory comes whole again, what has not come is known by its change; and whether the backend refuses it. Posts say
 * in which unit they are, which the backend has told of none so far.
 */
export const wholeDirectory: Migration = {
  version: 100,
  update: (database) => {
    database.exec(`
      ALTER TABLE units ADD COLUMN change INTEGER NOT NULL DEFAULT 0;
      CREATE TABLE directory_marks (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      UPDATE people SET details = json_set(details, '$.otherPosts', (
        SELECT json_group_array(json_insert(post.value, '$.unit', NULL))
        FROM json_each(people.details, '$.otherPosts') AS post
      ))
      WHERE json_array_length(details, '$.otherPosts') > 0;
    `);
  },
};
