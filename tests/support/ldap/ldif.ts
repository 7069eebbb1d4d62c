/** The top of the directories that tests make. */
export const suffix = 'dc=example';
/** Of every bind entry. */
export const bindPassword = 'sesame';

/** What a test says of somebody; all else follows from the id. */
export interface LdapPerson {
  readonly uid: string;
  readonly name: string;
  /** The entry it stands below. */
  readonly unit: string;
  readonly more?: Readonly<Record<string, string>>;
}

/** A unit, and the one it stands below. */
export interface LdapUnit {
  readonly name: string;
  readonly above: string;
  readonly description?: string;
}

/** The name of the entry of a unit. */
export function unitDn({ name, above }: LdapUnit): string {
  return `ou=${name},${above}`;
}

/** The attributes of a person's entry. */
export function personAttributes({ uid, name, more = {} }: LdapPerson): Record<string, string> {
  return { objectClass: 'inetOrgPerson', uid, cn: name, sn: name.slice(0, 1), ...more };
}

/** The name of a person's entry. */
export function personDn({ uid, unit }: Pick<LdapPerson, 'uid' | 'unit'>): string {
  return `uid=${uid},${unit}`;
}

/** A whole directory as text (RFC 2849): its top, those who bind, units and people. */
export function ldif(units: readonly LdapUnit[], people: readonly LdapPerson[]): string {
  const binders = ['narae', 'limited'].map((cn) =>
    entry(`cn=${cn},${suffix}`, {
      objectClass: ['organizationalRole', 'simpleSecurityObject'],
      cn,
      userPassword: bindPassword,
    }),
  );
  return [
    entry(suffix, { objectClass: ['dcObject', 'organization'], dc: 'example', o: '가온부' }),
    ...binders,
    ...units.map((unit) =>
      entry(unitDn(unit), {
        objectClass: 'organizationalUnit',
        ou: unit.name,
        ...(unit.description === undefined ? {} : { description: unit.description }),
      }),
    ),
    ...people.map((person) => entry(personDn(person), personAttributes(person))),
  ].join('\n');
}

function entry(dn: string, attributes: Readonly<Record<string, string | readonly string[]>>): string {
  const lines = Object.entries(attributes).flatMap(([name, value]) =>
    [value].flat().map((text) => line(name, text)),
  );
  return `${[line('dn', dn), ...lines].join('\n')}\n`;
}

function line(name: string, text: string): string {
  return /^[\x21-\x39\x3b\x3d-\x7e][\x20-\x7e]*$/.test(text)
    ? `${name}: ${text}`
    : `${name}:: ${Buffer.from(text).toString('base64')}`;
}
