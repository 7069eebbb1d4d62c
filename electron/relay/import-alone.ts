import { mkdirSync } from 'node:fs';
import { openSource } from './alone/open-source.ts';
import { importSettings } from './alone/relay-settings.ts';
import { reportLines } from './alone/report-lines.ts';
import { CommandError, type RelayText } from './alone/texts.ts';
import { readOrCreateKey } from './key-file.ts';
import { openRelayDatabase } from './relay-database.ts';
import { importDirectory, type ImportReport } from './sources/import-directory.ts';
import { SqliteDirectoryIntake } from './stores/sqlite/sqlite-directory-intake.ts';

/**
 * `npm run relay -- import …`: takes a directory into a relay that is not running, and says what came of it.
 * @throws CommandError, SourceError or AppError; nothing has changed then.
 */
export async function importAlone(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  text: RelayText,
  say: (line: string) => void,
): Promise<ImportReport['outcome']> {
  const settings = importSettings(args, environment);
  const source = await openSource(settings.source, text, say);
  mkdirSync(settings.folder, { recursive: true, mode: 0o700 });
  const database = openRelayDatabase(settings.folder, readOrCreateKey(settings.keyFile));
  if (database === null) throw new CommandError('relay.folder-busy');
  try {
    const report = await importDirectory(new SqliteDirectoryIntake(database), source, settings);
    for (const line of reportLines(report, text)) say(line);
    return report.outcome;
  } finally {
    database.close();
  }
}
