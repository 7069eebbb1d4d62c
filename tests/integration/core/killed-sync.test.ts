import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { personId } from '#shared/model/ids.ts';
import type { StaffRecord } from '#shared/model/person.ts';
import { DirectoryRows, openStorage } from '#core/storage/index.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import {
  syncUntilKilled,
  type DyingSyncPlan,
  type KilledAt,
  type SyncRun,
} from '#tests/support/dying-sync.ts';
import { nationalPeople, nationalUnits } from '#tests/support/national/national-agency.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { TestRelay } from '#tests/support/test-relay.ts';
import { agencyOf, staffRecord } from '#tests/support/test-staff.ts';
import { wholeSource } from '#tests/support/whole-source.ts';

/** Three pages of people, as the relay makes them, before those of the own agency are counted apart. */
const size = { people: 2_500, units: 60, seed: 9 };
const ghost = { ...staffRecord({ id: personId('ghost') }), account: null };

test('a synchronisation that is killed at any page goes on behind the last one that was committed', async () => {
  const units = nationalUnits(size);
  const people: readonly StaffRecord[] = [...nationalPeople(size, units)];
  const [self] = people;
  if (self === undefined) throw new Error('nobody');
  const relay = await TestRelay.start({ agency: agencyOf('나라', people, units) });
  const location = { kind: 'local', path: relay.path } as const;
  const { credential } = await BackendClient.enrolled({ kind: 'relay', location }, self.id);
  const folder = temporaryFolder();
  const place = { file: join(folder, 'narae.db'), key: ownBytes(randomBytes(32)) };
  const storage = openStorage(place);
  // Somebody from before the directory came, whom it does not have.
  storage.people.put(ghost);
  storage.close();
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  const run = (kill: KilledAt | null): Promise<SyncRun> => {
    const { account, device, secret } = credential;
    const plan: DyingSyncPlan = {
      ...{ file: place.file, key: hex(place.key), path: relay.path, log: join(folder, 'log'), kill },
      ...{ account, device, secret: hex(secret) },
    };
    return syncUntilKilled(plan);
  };
  const listed = (): readonly string[] => {
    const rows = new DirectoryRows(place.file, place.key);
    const ids = [
      ...[...rows.everybody()].map(({ person }) => person.id),
      ...rows.units().map(({ id }) => id),
    ];
    rows.close();
    return ids.sort();
  };

  const first = await throughKills(
    run,
    [
      { page: 1, moment: 'stored' },
      { page: 2, moment: 'committed' },
      { page: 2, moment: 'stored' },
    ],
    () => expect(listed()).toContain('ghost'),
  );
  expect(first.filter(({ begins }) => begins)).toHaveLength(1);
  const everything = [...people, ...units].map(({ id }) => id).sort();
  expect(first.flatMap(({ ids }) => ids).sort()).toEqual(everything);
  expect(listed()).toEqual(everything);

  // More than a page changes, and some leave.
  const changed = people
    .filter((_, index) => index % 20 !== 7)
    .map((person, index) => (index < 1_200 ? { ...person, duty: '새 담당' } : person));
  await relay.importDirectory(wholeSource(units, changed));
  const second = await throughKills(run, [
    { page: 1, moment: 'stored' },
    { page: 1, moment: 'committed' },
  ]);
  expect(second.flatMap(({ ids }) => ids)).toHaveLength(1_200);
  expect(second.flatMap(({ gone }) => gone)).toHaveLength(125);
  expect(listed()).toEqual([...changed, ...units].map(({ id }) => id).sort());
  const rows = new DirectoryRows(place.file, place.key);
  expect([...rows.everybody()].filter(({ person }) => person.duty === '새 담당')).toHaveLength(1_200);
  rows.close();
});

/** The pages that were committed in all runs, the last of which is not killed; `meanwhile` holds after each kill. */
async function throughKills(
  run: (kill: KilledAt | null) => Promise<SyncRun>,
  kills: readonly KilledAt[],
  meanwhile: () => void = () => undefined,
): Promise<SyncRun['committed']> {
  const committed: SyncRun['committed'][number][] = [];
  for (const kill of kills) {
    const killed = await run(kill);
    expect(killed.received).toHaveLength(kill.page);
    expect(killed.committed).toHaveLength(kill.moment === 'stored' ? kill.page - 1 : kill.page);
    committed.push(...killed.committed);
    meanwhile();
  }
  const last = await run(null);
  expect(last.committed).toEqual(last.received);
  return [...committed, ...last.committed];
}
