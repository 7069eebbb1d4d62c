import { defaultSettings, type Settings } from '#shared/model/settings.ts';
import type { Database } from '#sqlite/database.ts';

/** What the person has chosen; whatever they have not touched has its default. */
export class SettingsRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  get(): Settings {
    const rows = this.#database.prepare('SELECT name, value FROM settings').all() as {
      name: string;
      value: string;
    }[];
    const chosen = new Map(rows.map(({ name, value }) => [name, value]));
    const flag = (name: keyof Settings): boolean => {
      const value = chosen.get(name);
      return value === undefined ? defaultSettings[name] : value === 'true';
    };
    return {
      blockOnIdentityChange: flag('blockOnIdentityChange'),
      mentionsDespiteMute: flag('mentionsDespiteMute'),
      tellRead: flag('tellRead'),
    };
  }

  set(change: Partial<Settings>): void {
    const write = this.#database.prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)');
    for (const [name, value] of Object.entries(change)) write.run(name, String(value));
  }
}
