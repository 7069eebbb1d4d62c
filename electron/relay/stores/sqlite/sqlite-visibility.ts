import type { Database } from '#sqlite/database.ts';
import {
  restrictedFields,
  standardVisibility,
  type RestrictedField,
  type Visibility,
} from '../../visibility.ts';

/** Who gets to see what. This process alone writes it. */
export class SqliteVisibility {
  readonly #database: Database;
  #visibility: Visibility;

  constructor(database: Database) {
    this.#database = database;
    this.#visibility = this.#stored() ?? standardVisibility;
  }

  get(): Visibility {
    return this.#visibility;
  }

  /** Whoever has something in a field that is seen by others now is a change. Belongs into the caller's transaction. */
  put(visibility: Visibility): void {
    // Before there was any, everything was seen by everybody.
    const before = this.#stored();
    const changed = restrictedFields.filter(
      (field) => (before?.[field] ?? 'everybody') !== visibility[field],
    );
    this.#database
      .prepare('INSERT OR REPLACE INTO visibility (singleton, content) VALUES (1, ?)')
      .run(JSON.stringify(visibility));
    this.#visibility = visibility;
    const having = changed.map((field) => filled[field]).filter((condition) => condition !== null);
    if (having.length > 0) this.#sendAnew(having.join(' OR '));
  }

  #stored(): Visibility | null {
    const content = this.#database.prepare('SELECT content FROM visibility').pluck().get();
    return typeof content === 'string' ? (JSON.parse(content) as Visibility) : null;
  }

  #sendAnew(having: string): void {
    this.#database.exec(`
      UPDATE people SET change = (SELECT last FROM directory_changes) + numbered.place
      FROM (
        SELECT person, row_number() OVER (ORDER BY change) AS place FROM people WHERE removed = 0 AND (${having})
      ) AS numbered
      WHERE people.person = numbered.person;
      UPDATE directory_changes SET last = max(last, coalesce((SELECT max(change) FROM people), 0));
    `);
  }
}

/** In whose records a field says something; null: in nobody's. */
const filled: Readonly<Record<RestrictedField, string | null>> = {
  mobile: `content ->> '$.details.mobile' IS NOT NULL`,
  phone: `(content ->> '$.details.phone' IS NOT NULL OR content ->> '$.extension' <> '')`,
  mail: `content ->> '$.details.mail' IS NOT NULL`,
  duty: `content ->> '$.duty' <> ''`,
  // Photos are no part of the directory; each is asked for when it is shown.
  photo: null,
};
