import { randomBytes } from 'node:crypto';
import { copyFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { KeyUpload } from '#shared/backend/keys.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { salvageStorage, type SalvagedStorage } from '#core/storage/index.ts';
import { DamagedProfile } from '#tests/support/damaged-profile.ts';
import { eventually } from '#tests/support/eventually.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { withDatabase } from '#tests/support/profile-database.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

const frameBytes = 4096 + 24;
const dayMs = 24 * 60 * 60 * 1000;

/** Salvages, and checks that the damaged files are kept as they were, and that the new database is whole. */
function salvage(profile: DamagedProfile): SalvagedStorage {
  const before = profile.files();
  const salvaged = salvageStorage(profile.file, profile.key);
  expect(salvaged.keptAs).toMatch(/^narae\.db\.damaged-\d{8}T\d{6}Z$/);
  const kept = salvaged.keptAs.replace('narae.db', '');
  const after = profile.files();
  expect(after.get(kept)).toBe(before.get(''));
  expect(after.get(`${kept}-wal`)).toBe(before.get('-wal'));
  expect(after.size).toBe(before.size + 1);
  const database = profile.open();
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(database.pragma('foreign_key_check')).toEqual([]);
  database.close();
  return salvaged;
}

function numbers(profile: DamagedProfile): readonly number[] {
  const database = profile.open();
  const texts = database.prepare('SELECT text FROM messages ORDER BY arrival').pluck().all() as string[];
  database.close();
  return texts.map((text) => Number.parseInt(text, 10));
}

/** The stretches of numbers from 0 to `count` that are missing. */
function gaps(present: readonly number[], count: number): readonly (readonly [number, number])[] {
  const ends = [-1, ...present, count];
  return ends.flatMap((end, index) => {
    const next = ends[index + 1];
    return next === undefined || next === end + 1 ? [] : [[end + 1, next - 1] as const];
  });
}

test('around damaged pages in the middle of the messages all others are taken over', () => {
  const profile = new DamagedProfile({ messages: 6_000, conversations: 50 });
  const leaves = profile.pagesOf('messages');
  for (const index of [20, 60, 61, 90]) profile.damagePage(leaves[index] ?? 0);
  const salvaged = salvage(profile);
  expect(salvaged).toMatchObject({ conversations: 50, complete: false });
  const missing = gaps(numbers(profile), 6_000);
  expect(missing).toHaveLength(3);
  const lost = missing.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  expect(salvaged.messages).toBe(6_000 - lost);
  expect(lost).toBeLessThan(160);
});

test('under a damaged inner page the messages are lost, before and behind it they are not', () => {
  const profile = new DamagedProfile({ messages: 60_000, conversations: 50 });
  const [, inner = 0] = profile.pagesOf('inner messages');
  expect(inner).toBeGreaterThan(0);
  profile.damagePage(inner);
  const salvaged = salvage(profile);
  const present = numbers(profile);
  expect(gaps(present, 60_000)).toHaveLength(1);
  expect(present[0]).toBe(0);
  expect(salvaged).toMatchObject({ messages: present.length, complete: false });
  expect(present.length).toBeGreaterThan(20_000);
});

test('a damaged index costs nothing', () => {
  const profile = new DamagedProfile({ messages: 4_000, conversations: 50 });
  for (const name of ['messages_in_order', 'sqlite_autoindex_messages_1', 'conversations_in_order'])
    profile.damagePage(profile.pagesOf(name)[0] ?? 0);
  expect(salvage(profile)).toMatchObject({ conversations: 50, messages: 4_000, complete: true });
  expect(gaps(numbers(profile), 4_000)).toEqual([]);
});

test('numbers that were given are not given again, and the directory is asked anew', () => {
  const profile = new DamagedProfile({ messages: 4_000, conversations: 50 });
  profile.damagePage(profile.pagesOf('messages').at(-1) ?? 0);
  salvage(profile);
  expect(numbers(profile).length).toBeLessThan(4_000);
  const database = profile.open();
  expect(database.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'messages'`).pluck().get()).toBe(
    4_000,
  );
  expect(database.prepare('SELECT count(*) FROM directory_state').pluck().get()).toBe(0);
  // Nobody can know whether the last commits are there: the protocol begins anew with everybody.
  expect(database.prepare('SELECT count(*) FROM sessions').pluck().get()).toBe(0);
  database.close();
});

test('a conversation that was lost comes back with its messages, its person until the directory has come', () => {
  const profile = new DamagedProfile({ messages: 3_000, conversations: 300 });
  profile.damagePage(profile.pagesOf('conversations')[2] ?? 0);
  profile.damagePage(profile.pagesOf('people')[2] ?? 0);
  expect(salvage(profile)).toMatchObject({ conversations: 300, messages: 3_000, complete: false });
  const database = profile.open();
  const shown = database.prepare(
    `SELECT count(*) FROM conversations c JOIN people p ON p.person = c.peer WHERE c.preview_text IS NOT NULL`,
  );
  expect(shown.pluck().get()).toBe(300);
  database.close();
});

test('of a file that was cut short everything before the cut is taken over', () => {
  const profile = new DamagedProfile({ messages: 6_000, conversations: 50 });
  truncateSync(profile.file, Math.floor(statSync(profile.file).size * 0.6));
  const salvaged = salvage(profile);
  expect(salvaged.complete).toBe(false);
  expect(salvaged.messages).toBeGreaterThan(2_000);
  expect(salvaged.messages).toBeLessThan(6_000);
});

test('what is committed in the log only is taken over', () => {
  const profile = new DamagedProfile({ messages: 3_000, conversations: 50, inLog: 200 });
  profile.damagePage(profile.pagesOf('messages')[10] ?? 0);
  salvage(profile);
  const present = numbers(profile);
  expect(gaps(present, 3_000)).toHaveLength(1);
  expect(present.slice(-200)).toEqual(Array.from({ length: 200 }, (_, index) => 2_800 + index));
});

test('of a damaged log everything before the damage is taken over, and the protocol begins anew', () => {
  const profile = new DamagedProfile({ messages: 3_000, conversations: 50, inLog: 200 });
  const log = `${profile.file}-wal`;
  const frames = Math.floor((statSync(log).size - 32) / frameBytes);
  profile.damage(log, 32 + Math.floor(frames / 2) * frameBytes + 1000);
  expect(salvage(profile)).toMatchObject({ conversations: 50, complete: false });
  const present = numbers(profile);
  const [[first] = [0], ...others] = gaps(present, 3_000);
  expect(others).toEqual([]);
  expect(first).toBeGreaterThan(2_850);
  const database = profile.open();
  expect(database.prepare('SELECT count(*) FROM sessions').pluck().get()).toBe(0);
  database.close();
});

test.each([
  ['cut where a commit ended', 0.5],
  ['gone', 0],
])('of a log that is %s nothing tells how much it held, and the protocol begins anew', (_name, left) => {
  const profile = new DamagedProfile({ messages: 3_000, conversations: 50, inLog: 200 });
  profile.damagePage(profile.pagesOf('messages')[10] ?? 0);
  const log = `${profile.file}-wal`;
  const frames = Math.floor((statSync(log).size - 32) / frameBytes);
  if (left === 0) rmSync(log);
  else truncateSync(log, 32 + Math.floor(frames * left) * frameBytes);
  expect(salvageStorage(profile.file, profile.key)).toMatchObject({ conversations: 50, complete: false });
  const database = profile.open();
  expect(database.prepare('SELECT count(*) FROM sessions').pluck().get()).toBe(0);
  database.close();
});

test('where the counters of key ids were lost, keys go on being made, under ids that were never used', async () => {
  let passed = 0;
  const now = (): number => Date.now() + passed;
  const relay = await TestRelay.start({ now });
  const [person] = relay.offered;
  if (person === undefined) throw new Error('nobody on offer');
  const published: KeyUpload[] = [];
  let isDrained = false;
  const wrapBackend = overriding((real) => ({
    publishKeys: async (keys) => {
      await real.publishKeys(keys);
      published.push(keys);
    },
    preKeyCount: () => (isDrained ? Promise.resolve({ preKeys: 0, kyberPreKeys: 0 }) : real.preKeyCount()),
  }));
  const core = await TestCore.enrolled(relay, person, { now, wrapBackend });
  await core.close();
  const { databaseFile, databaseKey } = core.options;
  if (databaseKey === null) throw new Error('the core has no key');
  withDatabase(core, (database) => database.exec('DELETE FROM counters'));
  salvageStorage(databaseFile, databaseKey);
  // The signed key is due to be replaced, and so many one-time keys are used up that there have to be new ones.
  passed = 3 * dayMs;
  isDrained = true;
  await core.reopen();
  const [keys] = await eventually(() => (published.length > 0 ? published : null));
  expect(keys?.signedPreKey.id).toBeGreaterThan(1);
  expect(keys?.preKeys).toHaveLength(100);
  expect(Math.min(...(keys?.preKeys.map(({ id }) => id) ?? []))).toBeGreaterThan(100);
  expect(keys?.lastResortKyberPreKey.id).toBeGreaterThan(21);
  expect(core.failures).toEqual([]);
});

test('without its first page, or with another key, nothing can be read and nothing is changed', () => {
  const profile = new DamagedProfile({ messages: 2_000, conversations: 50, inLog: 20 });
  const before = profile.files();
  expect(() => salvageStorage(profile.file, ownBytes(randomBytes(32)))).toThrow(
    expect.objectContaining({ code: 'database-unreadable' }),
  );
  expect(profile.files()).toEqual(before);

  const damaged = new DamagedProfile({ messages: 2_000, conversations: 50 });
  damaged.damagePage(1);
  const left = damaged.files();
  expect(() => salvageStorage(damaged.file, damaged.key)).toThrow(
    expect.objectContaining({ code: 'database-unreadable' }),
  );
  expect(damaged.files()).toEqual(left);
});

test('without its first page the copy of a migration that was cut off is taken', () => {
  const profile = new DamagedProfile({ messages: 2_000, conversations: 50 });
  copyFileSync(profile.file, `${profile.file}.before-9990`);
  profile.damagePage(1);
  const { keptAs, ...salvaged } = salvage(profile);
  expect(salvaged).toEqual({ conversations: 50, messages: 2_000, complete: false });
  expect([...profile.files().keys()]).toContain(`${keptAs.replace('narae.db', '')}-copy`);
});

test('a database that is whole is taken over whole', () => {
  const profile = new DamagedProfile({ messages: 2_000, conversations: 50, inLog: 20 });
  expect(salvage(profile)).toMatchObject({ conversations: 50, messages: 2_000, complete: true });
});
