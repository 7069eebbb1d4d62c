import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DirectoryPage } from '#shared/backend/directory-page.ts';
import type { DirectorySource } from '#relay/directory-source.ts';
import { openCsvPeople } from '#relay/sources/csv/csv-people.ts';
import { importDirectory, type ImportOptions, type ImportReport } from '#relay/sources/import-directory.ts';
import { SqliteControlStore } from '#relay/stores/sqlite/sqlite-control-store.ts';
import { SqliteDirectoryIntake } from '#relay/stores/sqlite/sqlite-directory-intake.ts';
import { SqliteMailboxStore } from '#relay/stores/sqlite/sqlite-mailbox-store.ts';
import type { Database } from '#sqlite/database.ts';
import { relayDatabase } from './relay-database.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A relay's stores that a test imports directories into, and what they answer then. */
export class ImportedDirectory {
  readonly database: Database = relayDatabase().open();
  readonly control = new SqliteControlStore(this.database, new SqliteMailboxStore(this.database));
  readonly intake = new SqliteDirectoryIntake(this.database);
  readonly #folder = temporaryFolder();

  /** Imports, confirming what is removed unless the test says otherwise. */
  import(source: DirectorySource, options: ImportOptions = { confirmRemovals: true }): Promise<ImportReport> {
    return importDirectory(this.intake, source, options);
  }

  async csv(content: string | Buffer, options?: ImportOptions): Promise<ImportReport> {
    return this.import(await openCsvPeople(this.file('people.csv', content), false), options);
  }

  /** A file of the test's folder with this content. */
  file(name: string, content: string | Buffer): string {
    const file = join(this.#folder, name);
    writeFileSync(file, content);
    return file;
  }

  /** What has changed since a token, or the whole directory. */
  page(since: string | null = null): DirectoryPage {
    return this.control.directoryPage(since, 10_000, null);
  }

  /** Everything that the relay keeps of the directory, as one text: the same text, nothing changed. */
  state(): string {
    const rows = (sql: string): unknown => this.database.prepare(sql).all();
    return JSON.stringify([
      rows('SELECT * FROM units ORDER BY unit'),
      rows('SELECT * FROM people ORDER BY person'),
      rows('SELECT * FROM unit_successors'),
      rows('SELECT * FROM directory_changes'),
      rows('SELECT * FROM directory_edition'),
    ]);
  }

  /** How many rows wait to be taken in; none after an import. */
  staged(): number {
    return ['units', 'people', 'successors', 'aliases', 'children', 'paths', 'changes']
      .map((table) => this.database.prepare(`SELECT count(*) FROM staged_${table}`).pluck().get() as number)
      .reduce((sum, count) => sum + count, 0);
  }
}
