import type { DiagnosticCounts } from '#core/diagnostics/index.ts';
import type { Database } from '#sqlite/database.ts';

/** How much of what matters there is. Counting looks at every row: asked for a support bundle only. */
export class CountsRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  all(): DiagnosticCounts {
    return {
      conversations: this.#count('SELECT count(*) FROM conversations'),
      messages: this.#count('SELECT count(*) FROM messages'),
      outbox: this.#count('SELECT count(*) FROM outbox'),
      keptEnvelopes: this.#count('SELECT count(*) FROM kept_envelopes'),
      sessions: this.#count('SELECT count(*) FROM sessions'),
      people: this.#count('SELECT count(*) FROM people'),
    };
  }

  #count(sql: string): number {
    return this.#database.prepare(sql).pluck().get() as number;
  }
}
