import type { Entry } from 'ldapts';
import { directoryIdPattern, personId } from '#shared/model/ids.ts';
import type { Coverage, DirectorySource, SourceItem } from '../../directory-source.ts';
import { isUsableId, toPersonItems, type PersonField, type PersonTexts } from '../person-record.ts';
import { cleanText } from '../text/clean-text.ts';
import { valueOf, valuesOf } from './entry-text.ts';
import { LdapConnection } from './ldap-connection.ts';
import type { LdapSettings } from './ldap-settings.ts';
import { readLdapUnits, type LdapUnits } from './ldap-units.ts';

/** The directory of an LDAP server: all of it, or what has changed. Read once. */
export interface LdapSource extends DirectorySource {
  /** The latest change that was read, as the server writes it; null before, and where it says none. */
  newest(): string | null;
}

/**
 * Reads units, then people. With `since` (a generalized time of the server) only people who have changed from then on are
 * read, and of all others merely that they are still there: whoever is not has gone.
 */
export function ldapSource(settings: LdapSettings, since: string | null = null): LdapSource {
  const coverage: Coverage = { units: settings.units === undefined ? 'changes' : 'whole', people: 'whole' };
  let newest: string | null = null;
  const note = (entry: Entry): void => {
    const time = valueOf(entry, changedAt);
    if (newest === null || time > newest) newest = time === '' ? newest : time;
  };
  return {
    coverage,
    newest: () => newest,
    items: async function* (): AsyncIterable<SourceItem> {
      const connection = await LdapConnection.open(settings);
      try {
        const units = settings.units === undefined ? null : await readLdapUnits(connection, settings.units);
        if (units !== null) yield* units.items;
        yield* readPeople(connection, settings.people, since, units, note);
        if (since !== null) yield* readPresent(connection, settings.people);
      } finally {
        await connection.close();
      }
    },
  };
}

/** When an entry was changed (RFC 4512): every server keeps it, and says it when asked. */
const changedAt = 'modifyTimestamp';

async function* readPeople(
  connection: LdapConnection,
  { base, filter, attributes }: LdapSettings['people'],
  since: string | null,
  units: LdapUnits | null,
  note: (entry: Entry) => void,
): AsyncIterable<SourceItem> {
  const fields = Object.entries(attributes).filter((pair): pair is [PersonField, string] => pair[1] !== null);
  const wanted = since === null ? filter : `(&${filter}(${changedAt}>=${since}))`;
  let line = 0;
  const search = {
    base,
    filter: wanted,
    attributes: [...new Set(fields.map(([, name]) => name)), changedAt],
  };
  for await (const entry of connection.search(search)) {
    line += 1;
    note(entry);
    const texts = Object.fromEntries(
      fields.map(([field, name]) => [field, textOf(entry, field, name)]),
    ) as PersonTexts;
    const id = cleanText(texts.id ?? '');
    if (!isUsableId(id)) {
      yield { kind: 'bad', bad: { problem: id === '' ? 'id-missing' : 'id-unusable', line } };
      continue;
    }
    const inside = attributes.unit === undefined || attributes.unit === null ? units?.above(entry.dn) : null;
    yield* toPersonItems(inside === undefined || inside === null ? texts : { ...texts, unit: inside }, line);
  }
}

/** Who is there, by id alone: a deletion leaves nothing behind that could be asked for. */
async function* readPresent(
  connection: LdapConnection,
  { base, filter, attributes }: LdapSettings['people'],
): AsyncIterable<SourceItem> {
  const name = attributes.id;
  if (name === null || name === undefined) return;
  let line = 0;
  for await (const entry of connection.search({ base, filter, attributes: [name] })) {
    line += 1;
    const id = cleanText(valueOf(entry, name));
    if (directoryIdPattern.test(id)) yield { kind: 'kept-person', id: personId(id), line };
  }
}

function textOf(entry: Entry, field: PersonField, attribute: string): string {
  // A value each, or all in one.
  return field === 'otherPosts' ? valuesOf(entry, attribute).join(';') : valueOf(entry, attribute);
}
