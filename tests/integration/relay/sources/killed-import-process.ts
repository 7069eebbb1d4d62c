import { ownBytes } from '#shared/model/bytes.ts';
import { openRelayDatabase } from '#relay/relay-database.ts';
import { openCsvPeople } from '#relay/sources/csv/csv-people.ts';
import { importDirectory } from '#relay/sources/import-directory.ts';
import { SqliteDirectoryIntake } from '#relay/stores/sqlite/sqlite-directory-intake.ts';

// Imports a file of people, and is killed when all is applied and only the end is missing: `<folder> <key in hex> <file>`.
const [folder = '', key = '', file = ''] = process.argv.slice(2);
const database = openRelayDatabase(folder, ownBytes(Buffer.from(key, 'hex')));
if (database === null) throw new Error('held elsewhere');
// Nothing fits, so that a part of it is in the log already.
database.pragma('cache_size = 10');
database.function('die', () => process.kill(process.pid, 'SIGKILL'));
database.exec(`
  CREATE TEMP TRIGGER dying BEFORE INSERT ON main.directory_edition BEGIN SELECT die(); END;
`);
await importDirectory(new SqliteDirectoryIntake(database), await openCsvPeople(file, false), {
  confirmRemovals: true,
});
