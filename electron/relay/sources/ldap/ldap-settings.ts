import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { SourceError } from '../../directory-source.ts';
import type { PersonField } from '../person-record.ts';

/** How an LDAP server is asked, as its file says. Passwords and certificates are files beside it. */
export type LdapSettings = z.output<typeof settingsSchema>;

/** What people's attributes are called where nothing else is said: inetOrgPerson (RFC 2798). */
const standardAttributes: Readonly<Partial<Record<PersonField, string>>> = {
  id: 'uid',
  name: 'cn',
  rank: 'employeeType',
  position: 'title',
  duty: 'description',
  phone: 'telephoneNumber',
  mobile: 'mobile',
  mail: 'mail',
  workplace: 'physicalDeliveryOfficeName',
};

const attribute = z.string().regex(/^[A-Za-z][A-Za-z0-9;.-]*$/);
/** Null: there is none. */
const attributes = z.partialRecord(
  z.enum([
    ...['id', 'name', 'rank', 'position', 'grade', 'unit', 'departments', 'duty', 'extension', 'phone'],
    ...['mobile', 'mail', 'workplace', 'deputy', 'employment', 'until', 'secondedTo', 'otherPosts'],
  ] as [PersonField, ...PersonField[]]),
  attribute.nullable(),
);

const settingsSchema = z.strictObject({
  /** `ldaps://host`, or `ldap://host` with `startTls`; without either only to this machine. */
  url: z.url({ protocol: /^ldaps?$/ }),
  startTls: z.boolean().default(false),
  /** Certificates (PEM) that the server's must come from, in place of those of the system. */
  caFile: z.string().optional(),
  bindDn: z.string().min(1),
  passwordFile: z.string(),
  /** Servers of Microsoft give no more than 1,000 at once. */
  pageSize: z.int().min(1).max(10_000).default(1_000),
  people: z.strictObject({
    base: z.string(),
    filter: z.string().startsWith('(').default('(objectClass=inetOrgPerson)'),
    attributes: attributes.default({}).transform((given) => ({ ...standardAttributes, ...given })),
  }),
  /** Where the units are; left out, they come from elsewhere. A person without an attribute `unit` sits in the one above. */
  units: z
    .strictObject({
      base: z.string(),
      filter: z
        .string()
        .startsWith('(')
        .default('(|(objectClass=organization)(objectClass=organizationalUnit))'),
      id: attribute.default('entryUUID'),
      name: attribute.default('ou'),
      /** The id of the unit above; left out, it is the entry above. */
      parent: attribute.optional(),
      order: attribute.optional(),
    })
    .optional(),
});

/**
 * Reads the settings of an LDAP server. File names in it are relative to it.
 * @throws SourceError `file-unreadable`, or `configuration-invalid` with the name of the setting.
 */
export function readLdapSettings(file: string): LdapSettings {
  const parsed = settingsSchema.safeParse(parseJson(file));
  if (!parsed.success) throw invalid(parsed.error.issues[0]?.path.join('.') ?? '', parsed.error);
  const settings = parsed.data;
  const { protocol, hostname } = new URL(settings.url);
  const isPlain = protocol === 'ldap:' && !settings.startTls;
  if (isPlain && !isThisMachine(hostname)) throw invalid('startTls');
  if (protocol === 'ldaps:' && settings.startTls) throw invalid('startTls');
  const beside = (name: string): string => resolve(dirname(file), name);
  return {
    ...settings,
    passwordFile: beside(settings.passwordFile),
    ...(settings.caFile === undefined ? {} : { caFile: beside(settings.caFile) }),
  };
}

function parseJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new SourceError('file-unreadable', file, { cause: error });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid('', error);
  }
}

function invalid(setting: string, cause?: unknown): SourceError {
  return new SourceError('configuration-invalid', setting, { cause });
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
