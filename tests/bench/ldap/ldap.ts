import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Attribute, Change } from 'ldapts';
import { ownBytes } from '#shared/model/bytes.ts';
import type { DirectorySource } from '#relay/directory-source.ts';
import { openRelayDatabase } from '#relay/relay-database.ts';
import { openAgencyCodes } from '#relay/sources/agency-codes/agency-codes.ts';
import { openCsvPeople } from '#relay/sources/csv/csv-people.ts';
import { importDirectory, type ImportReport } from '#relay/sources/import-directory.ts';
import { joinedSources } from '#relay/sources/joined-sources.ts';
import { readLdapSettings, type LdapSettings } from '#relay/sources/ldap/ldap-settings.ts';
import { ldapSource } from '#relay/sources/ldap/ldap-source.ts';
import { LdapSync } from '#relay/sources/ldap/ldap-sync.ts';
import { SqliteDirectoryIntake } from '#relay/stores/sqlite/sqlite-directory-intake.ts';
import { suffix } from '#tests/support/ldap/ldif.ts';
import { Slapd } from '#tests/support/ldap/slapd.ts';
import { LoopWatch } from '../loop-watch.ts';
import type { Bench, Metric, Metrics } from '../metrics.ts';
import { nationalFiles, type NationalFiles } from './national-files.ts';

/** A large ministry or province with all that belongs to it. */
const people = 100_000;
const unitCount = 9_000;
const changedPeople = 50;
/** How long those who are served may wait while changes are taken in: also on a busy machine not noticed. */
const longestBlockMs = 500;
/** Taking in costs staging and comparing besides; more than this many times reading alone would be something foolish. */
const mostTimesReading = 10;
/** The first time everything is written twice, encrypted, which costs more than reading a file. */
const mostTimesReadingAtFirst = 25;

/**
 * Taking in the directory of 100,000 people: from CSV with agency codes, and from a real LDAP server; for the first time, when
 * nothing has changed, and by changes. The baseline is reading the same from the same source. How long those who are served
 * would wait is the longest block of the loop.
 */
export const ldap: Bench = async (say) => {
  const folder = mkdtempSync(join(tmpdir(), 'narae-bench-'));
  const files = nationalFiles(people, unitCount);
  say(`made ${String(people)} people in ${String(unitCount)} units`);
  const slapd = await Slapd.start(files.ldif);
  try {
    return { ...(await fromFiles(folder, files, say)), ...(await fromServer(folder, slapd, say)) };
  } finally {
    await slapd.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

type Say = (line: string) => void;

async function fromFiles(folder: string, files: NationalFiles, say: Say): Promise<Metrics> {
  const [csv, units] = [join(folder, 'people.csv'), join(folder, 'units.txt')];
  writeFileSync(csv, files.csv);
  writeFileSync(units, files.units);
  const open = async (): Promise<DirectorySource> =>
    joinedSources([await openAgencyCodes(units), await openCsvPeople(csv, true)]);
  return withRelay(join(folder, 'csv'), async (take) => {
    const reading = await timed('csv read', say, async () => readOnly(await open()));
    const first = await timed('csv first', say, async () => take(await open()));
    const again = await timed('csv unchanged', say, async () => take(await open()));
    return {
      csv_first: judged(first.seconds, reading.seconds, mostTimesReadingAtFirst),
      csv_first_longest_block: { value: first.longestMs, unit: 'ms' },
      csv_unchanged: judged(again.seconds, reading.seconds),
      csv_unchanged_longest_block: { value: again.longestMs, unit: 'ms' },
    };
  });
}

async function fromServer(folder: string, slapd: Slapd, say: Say): Promise<Metrics> {
  const units = { base: suffix, id: 'ou', name: 'description' };
  const settings = readLdapSettings(slapd.settings({ units }));
  return withRelay(join(folder, 'ldap'), async (take) => {
    const sync = new LdapSync(settings, take);
    const reading = await timed('ldap read', say, () => readOnly(ldapSource(settings)));
    const first = await timed('ldap whole', say, () => sync.run());
    // All entries were loaded in the same second: only a later change leaves them behind.
    await change(slapd, settings, '과장');
    await timed('ldap changes after loading', say, () => sync.run());
    await change(slapd, settings, '팀장');
    const changes = await timed('ldap changes', say, () => sync.run());
    const again = await timed('ldap unchanged', say, () => take(ldapSource(settings)));
    return {
      ldap_whole: judged(first.seconds, reading.seconds, mostTimesReadingAtFirst),
      ldap_whole_longest_block: { value: first.longestMs, unit: 'ms' },
      ldap_changes: judged(changes.seconds, reading.seconds),
      ldap_changes_longest_block: { value: changes.longestMs, unit: 'ms', bar: { most: longestBlockMs } },
      ldap_unchanged: judged(again.seconds, reading.seconds),
      ldap_unchanged_longest_block: { value: again.longestMs, unit: 'ms' },
    };
  });
}

async function withRelay(
  folder: string,
  work: (take: (source: DirectorySource) => Promise<ImportReport>) => Promise<Metrics>,
): Promise<Metrics> {
  mkdirSync(folder);
  const database = openRelayDatabase(folder, ownBytes(randomBytes(32)));
  if (database === null) throw new Error('held elsewhere');
  try {
    const intake = new SqliteDirectoryIntake(database);
    return await work((source) => importDirectory(intake, source));
  } finally {
    database.close();
  }
}

async function readOnly(source: DirectorySource): Promise<null> {
  let count = 0;
  for await (const item of source.items()) count += item.kind === 'person' ? 1 : 0;
  if (count !== people) throw new Error(`read ${String(count)} people`);
  return null;
}

async function change(slapd: Slapd, { people: { base } }: LdapSettings, title: string): Promise<void> {
  await slapd.administer(async (client) => {
    const { searchEntries } = await client.search(base, {
      filter: '(uid=*001)',
      attributes: ['uid'],
      sizeLimit: changedPeople,
    });
    const modification = new Attribute({ type: 'title', values: [title] });
    for (const { dn } of searchEntries)
      await client.modify(dn, new Change({ operation: 'replace', modification }));
  });
}

async function timed(
  what: string,
  say: Say,
  work: () => Promise<ImportReport | null>,
): Promise<{ readonly seconds: number; readonly longestMs: number }> {
  const watch = new LoopWatch();
  const begin = performance.now();
  const report = await work();
  const seconds = (performance.now() - begin) / 1000;
  const longestMs = watch.stop();
  const changed = report === null ? '' : `, ${report.outcome}: ${JSON.stringify(report.difference.people)}`;
  say(`${what}: ${seconds.toFixed(2)} s, longest block ${longestMs.toFixed(0)} ms${changed}`);
  return { seconds, longestMs };
}

function judged(value: number, baseline: number, most = mostTimesReading): Metric {
  return { value, unit: 's', baseline, ratio: value / baseline, bar: { most: Math.round(baseline * most) } };
}
