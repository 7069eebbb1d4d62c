import { basename } from 'node:path';
import type { DirectorySource } from '../directory-source.ts';
import { openAgencyCodes } from '../sources/agency-codes/agency-codes.ts';
import { openCsvPeople } from '../sources/csv/csv-people.ts';
import { joinedSources } from '../sources/joined-sources.ts';
import { readLdapSettings } from '../sources/ldap/ldap-settings.ts';
import { ldapSource } from '../sources/ldap/ldap-source.ts';
import type { ImportSettings } from './relay-settings.ts';
import type { RelayText } from './texts.ts';

/** The source that a command names; says in which encoding files are read. @throws SourceError. */
export async function openSource(
  settings: ImportSettings['source'],
  text: RelayText,
  say: (line: string) => void,
): Promise<DirectorySource> {
  if (settings.kind === 'ldap') return ldapSource(readLdapSettings(settings.file));
  const { csv, units } = settings;
  const opened = [
    ...(units === null ? [] : [{ file: units, source: await openAgencyCodes(units) }]),
    ...(csv === null ? [] : [{ file: csv, source: await openCsvPeople(csv, units !== null) }]),
  ];
  for (const { file, source } of opened)
    say(text('relay.import.encoding', { file: basename(file), encoding: source.encoding }));
  return joinedSources(opened.map(({ source }) => source));
}
