import type { Database } from '#sqlite/database.ts';
import { restrictedFields, standardVisibility, type Visibility } from '../../visibility.ts';
import { sayingSomethingIn } from './filled-fields.ts';
import { sendAnew } from './send-anew.ts';

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
    const having = sayingSomethingIn(changed);
    if (having !== null) sendAnew(this.#database, having);
  }

  #stored(): Visibility | null {
    const content = this.#database.prepare('SELECT content FROM visibility').pluck().get();
    return typeof content === 'string' ? (JSON.parse(content) as Visibility) : null;
  }
}
