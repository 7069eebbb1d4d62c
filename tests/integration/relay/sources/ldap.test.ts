import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Attribute, Change } from 'ldapts';
import { LdapSync } from '#relay/sources/ldap/ldap-sync.ts';
import { readLdapSettings } from '#relay/sources/ldap/ldap-settings.ts';
import { ldapSource } from '#relay/sources/ldap/ldap-source.ts';
import { ImportedDirectory } from '#tests/support/imported-directory.ts';
import {
  ldif,
  personAttributes,
  personDn,
  suffix,
  unitDn,
  type LdapPerson,
} from '#tests/support/ldap/ldif.ts';
import { hasSlapd, Slapd } from '#tests/support/ldap/slapd.ts';

const bureau = { name: '기획조정실', above: suffix };
const sections = ['예산과', '법무과'].map((name) => ({ name, above: unitDn(bureau) }));
const places = sections.map(unitDn);
// More than the limits of a server and a page.
const people: readonly LdapPerson[] = Array.from({ length: 5_000 }, (_, index) => ({
  uid: `p${String(index)}`,
  name: `김가온${String(index)}`.normalize(index % 2 === 0 ? 'NFC' : 'NFD'),
  unit: places[index % 2] ?? suffix,
  more: { title: '팀장', telephoneNumber: `044-000-${String(1000 + index)}` },
}));

describe.skipIf(!hasSlapd)('an LDAP server', () => {
  let slapd: Slapd;

  beforeAll(async () => {
    slapd = await Slapd.start(ldif([bureau, ...sections], people), { withCertificate: true });
  });
  afterAll(async () => slapd.stop());

  const some = { base: suffix, filter: '(uid=p31*)' };
  const secure = (changes: Readonly<Record<string, unknown>>): string =>
    slapd.settings({ caFile: 'server.crt', ...changes });

  test.each([
    ['all its people by pages, plainly on this machine', () => slapd.settings(), 5_000],
    ['people with StartTLS', () => secure({ startTls: true, people: some }), 111],
    [
      'people over LDAPS',
      () => secure({ url: `ldaps://localhost:${String(slapd.securePort)}`, people: some }),
      111,
    ],
  ])('gives its units and %s', async (_what, settings, count) => {
    const directory = new ImportedDirectory();
    const report = await directory.import(ldapSource(readLdapSettings(settings())));
    expect(report).toMatchObject({
      outcome: 'applied',
      problems: [],
      difference: { people: { added: count } },
    });
    const { units, people: staff } = directory.page();
    const names = new Map(units.map(({ id, name, parent }) => [id, { name, parent }]));
    expect([...names.values()].map(({ name, parent }) => [name, parent && names.get(parent)?.name])).toEqual([
      ['가온부', null],
      ['기획조정실', '가온부'],
      ['예산과', '기획조정실'],
      ['법무과', '기획조정실'],
    ]);
    expect(staff.find(({ id }) => id === 'p31')).toMatchObject({
      ...{
        name: '김가온31',
        position: '팀장',
        extension: '1031',
        departments: ['가온부', '기획조정실', '법무과'],
      },
      details: { phone: '044-000-1031' },
    });
  });

  test.each([
    ['whose certificate nobody vouches for', () => slapd.settings({ startTls: true }), 'server-untrusted'],
    [
      'that has the certificate of another name',
      () => secure({ url: `ldaps://127.1:${String(slapd.securePort)}` }),
      'server-untrusted',
    ],
    [
      'that has it with StartTLS',
      () => secure({ url: `ldap://127.1:${String(slapd.port)}`, startTls: true }),
      'server-untrusted',
    ],
    [
      'that does not know who asks',
      () => slapd.settings({ bindDn: `cn=nobody,${suffix}` }),
      'server-refused',
    ],
    [
      'that lets nobody see more than 500',
      () => slapd.settings({ bindDn: `cn=limited,${suffix}` }),
      'server-refused',
    ],
    ['that has no such place', () => slapd.settings({ people: { base: 'dc=elsewhere' } }), 'server-refused'],
    ['that is not there', () => slapd.settings({ url: 'ldap://127.0.0.1:1' }), 'server-unreachable'],
  ])('%s changes nothing', async (_what, settings, failure) => {
    const directory = new ImportedDirectory();
    await directory.csv('id,name\na1,하나\n');
    const before = directory.state();
    await expect(directory.import(ldapSource(readLdapSettings(settings())))).rejects.toMatchObject({
      failure,
    });
    expect(directory.state()).toBe(before);
    expect(directory.staged()).toBe(0);
  });

  test('attributes have the names that the agency gives them', async () => {
    const directory = new ImportedDirectory();
    const settings = slapd.settings({
      people: {
        base: suffix,
        filter: '(uid=p2)',
        attributes: { id: 'uid', rank: 'title', position: null, duty: 'sn' },
      },
      units: undefined,
    });
    await directory.import(ldapSource(readLdapSettings(settings)));
    expect(directory.page()).toMatchObject({
      units: [],
      people: [{ id: 'p2', rank: '팀장', position: null, duty: '김', unit: null }],
    });
  });

  test('units whose names it does not tell stay as they were, and entries without an id are nobody’s', async () => {
    const directory = new ImportedDirectory();
    await directory.import(ldapSource(readLdapSettings(slapd.settings())));
    const before = directory.state();
    const nameless = slapd.settings({ units: { base: suffix, name: 'description' } });
    const report = await directory.import(ldapSource(readLdapSettings(nameless)), {});
    expect(report).toMatchObject({
      outcome: 'unchanged',
      problems: [{ problem: 'name-missing', count: 3 }],
    });
    expect(directory.state()).toBe(before);
    const attributes = { id: 'employeeNumber' };
    const nobody = slapd.settings({ people: { base: suffix, filter: '(uid=p3)', attributes } });
    expect(await new ImportedDirectory().import(ldapSource(readLdapSettings(nobody)))).toMatchObject({
      isHeldBack: false,
      problems: [{ problem: 'id-missing', count: 1 }],
      difference: { people: { added: 0 } },
    });
  });

  test('holds nobody back for an entry whose id cannot be used: it is nobody’s', async () => {
    const directory = new ImportedDirectory();
    await directory.csv('id,name\na1,하나\na2,둘\n');
    const attributes = { id: 'title', position: null };
    const settings = slapd.settings({ people: { base: suffix, filter: '(uid=p10)', attributes } });
    expect(await directory.import(ldapSource(readLdapSettings(settings)))).toMatchObject({
      outcome: 'applied',
      isHeldBack: false,
      problems: [{ problem: 'id-unusable', count: 1 }],
      difference: { people: { added: 0, removed: 2 } },
    });
  });

  test('is followed: what has changed, come and gone, and nothing else', async () => {
    const directory = new ImportedDirectory();
    let now = 0;
    const sync = new LdapSync(
      readLdapSettings(slapd.settings()),
      (source) => directory.import(source, {}),
      () => now,
    );
    expect(await sync.run()).toMatchObject({ read: 'whole', outcome: 'applied' });
    const { token } = directory.page();
    const fresh: LdapPerson = { uid: 'new', name: 'Anna 김', unit: places[0] ?? suffix };
    await slapd.administer(async (client) => {
      const title = new Attribute({ type: 'title', values: ['과장'] });
      await client.modify(
        `uid=p4,${places[0] ?? ''}`,
        new Change({ operation: 'replace', modification: title }),
      );
      await client.modifyDN(`uid=p6,${places[0] ?? ''}`, `uid=p6,${places[1] ?? ''}`);
      await client.del(`uid=p8,${places[0] ?? ''}`);
      await client.add(personDn(fresh), personAttributes(fresh));
    });
    now += 60_000;
    expect(await sync.run()).toMatchObject({
      ...{ read: 'changes', outcome: 'applied', problems: [] },
      difference: {
        people: { added: 1, changed: 2, removed: 1 },
        units: { added: 0, changed: 0, removed: 0 },
      },
    });
    const delta = directory.page(token);
    expect(delta.removed).toEqual(['p8']);
    expect(
      Object.fromEntries(
        delta.people.map(({ id, position, departments }) => [id, [position, departments.at(-1)]]),
      ),
    ).toEqual({
      p4: ['과장', '예산과'],
      p6: ['팀장', '법무과'],
      new: [null, '예산과'],
    });
    now += 60_000;
    expect(await sync.run()).toMatchObject({ read: 'changes', outcome: 'unchanged' });

    // A unit that has another name says nothing of its people: they say it themselves no more than before.
    await slapd.administer((client) => client.modifyDN(places[0] ?? '', `ou=재정과,${unitDn(bureau)}`));
    now += 60_000;
    expect(await sync.run()).toMatchObject({
      read: 'changes',
      difference: { units: { changed: 1 }, people: { changed: 2_499 } },
    });
    expect(
      directory
        .page()
        .people.find(({ id }) => id === 'p0')
        ?.departments.at(-1),
    ).toBe('재정과');
    now += 24 * 60 * 60 * 1000;
    expect(await sync.run()).toMatchObject({ read: 'whole', outcome: 'unchanged' });
  });
});

test.each([
  ['no password file', { passwordFile: undefined }, 'passwordFile'],
  ['a password in the settings', { password: 'x' }, ''],
  ['a plain connection to another machine', { url: 'ldap://ldap.example' }, 'startTls'],
  [
    'an attribute that is none',
    { people: { base: suffix, attributes: { name: 'cn)(uid=*' } } },
    'people.attributes.name',
  ],
])('settings with %s are refused', (_what, changes, detail) => {
  const directory = new ImportedDirectory();
  const settings = {
    url: 'ldaps://ldap.example',
    bindDn: 'cn=x',
    passwordFile: 'x',
    people: { base: suffix },
  };
  const file = directory.file('ldap.json', JSON.stringify({ ...settings, ...changes }));
  expect(() => readLdapSettings(file)).toThrow(
    expect.objectContaining({ failure: 'configuration-invalid', detail }) as Error,
  );
});
