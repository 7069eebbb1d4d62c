import { directoryIdPattern, unitId, type UnitId } from '#shared/model/ids.ts';
import type { RecordProblem, SourceItem } from '../../directory-source.ts';
import { cleanText, lengthOf, maximumTextLength } from '../text/clean-text.ts';
import { dnAbove, plainDn, valueOf } from './entry-text.ts';
import type { LdapConnection } from './ldap-connection.ts';
import type { LdapSettings } from './ldap-settings.ts';

/** The units of a server, and which one an entry below them sits in. */
export interface LdapUnits {
  readonly items: readonly SourceItem[];
  /** The unit that is the nearest entry above. */
  above(dn: string): UnitId | null;
}

/** Reads all units: they are few, and without them nobody's place is known. @throws SourceError. */
export async function readLdapUnits(
  connection: LdapConnection,
  settings: NonNullable<LdapSettings['units']>,
): Promise<LdapUnits> {
  const { base, filter, id, name, parent, order } = settings;
  const wanted = [id, name, 'o', ...[parent, order].filter((attribute) => attribute !== undefined)];
  const found: {
    readonly dn: string;
    readonly id: string;
    readonly name: string;
    readonly parent: string;
    readonly order: string;
  }[] = [];
  for await (const entry of connection.search({ base, filter, attributes: wanted }))
    found.push({
      dn: plainDn(entry.dn),
      id: cleanText(valueOf(entry, id)),
      // An organisation has a name of its own kind.
      name: cleanText(valueOf(entry, name) || valueOf(entry, 'o')),
      parent: parent === undefined ? '' : cleanText(valueOf(entry, parent)),
      order: order === undefined ? '' : valueOf(entry, order),
    });
  const ids = new Map(
    found.filter((unit) => directoryIdPattern.test(unit.id)).map((unit) => [unit.dn, unitId(unit.id)]),
  );
  const above = (dn: string): UnitId | null => {
    for (let at = dnAbove(dn); at !== ''; at = dnAbove(at)) {
      const unit = ids.get(at);
      if (unit !== undefined) return unit;
    }
    return null;
  };
  const items = found.flatMap((unit, index): readonly SourceItem[] => {
    const line = index + 1;
    const own = ids.get(unit.dn);
    if (own === undefined)
      return [{ kind: 'bad', bad: { problem: unit.id === '' ? 'id-missing' : 'id-unusable', line } }];
    const problem = nameProblem(unit.name);
    if (problem !== null)
      return [
        { kind: 'bad', bad: { problem, line } },
        { kind: 'kept-unit', id: own, line },
      ];
    const named = directoryIdPattern.test(unit.parent) ? unitId(unit.parent) : null;
    const place = Number(unit.order);
    return [
      {
        kind: 'unit',
        unit: {
          id: own,
          parent: parent === undefined ? above(unit.dn) : named,
          name: unit.name,
          order: Number.isSafeInteger(place) && place >= 0 ? place : 0,
          line,
        },
      },
    ];
  });
  return { items, above };
}

function nameProblem(name: string): RecordProblem | null {
  if (name === '') return 'name-missing';
  return lengthOf(name) > maximumTextLength ? 'text-too-long' : null;
}
