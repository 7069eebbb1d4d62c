import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { personId, type PersonId } from '#shared/model/ids.ts';
import { openAgencyCodes } from '#relay/sources/agency-codes/agency-codes.ts';
import { openCsvPeople } from '#relay/sources/csv/csv-people.ts';
import { joinedSources } from '#relay/sources/joined-sources.ts';
import { agencyCodeFile, type AgencyLine } from '#tests/support/agency-code-lines.ts';
import { eventually } from '#tests/support/eventually.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';
import { agencyOf, staffRecord } from '#tests/support/test-staff.ts';

const [one, other] = [personId('p1'), personId('p2')];
const before: readonly AgencyLine[] = [
  { code: '9000000', name: '가온부' },
  { code: '9000110', name: '예산과', parent: '9000000' },
];
const after: readonly AgencyLine[] = [
  { code: '9100000', name: '나래부', former: '9000000' },
  { code: '9100110', name: '재정과', parent: '9100000', former: '9000110' },
  ...before.map((agency) => ({ ...agency, abolished: true })),
];

test('a reorganisation carries conversations and favourites over, and says where everybody is now', async () => {
  const folder = temporaryFolder();
  const [codes, people] = [join(folder, 'units.txt'), join(folder, 'people.csv')];
  writeFileSync(people, 'id,name,unit\np1,김가온,9000110\np2,이나래,9000110\n');
  const relay = await TestRelay.start({
    agency: agencyOf(
      '가온부',
      [one, other].map((id) => staffRecord({ id })),
    ),
  });
  const take = async (agencies: readonly AgencyLine[]): Promise<unknown> => {
    writeFileSync(codes, agencyCodeFile(agencies));
    return relay.importDirectory(
      joinedSources([await openAgencyCodes(codes), await openCsvPeople(people, true)]),
    );
  };
  await take(before);
  const [a, b] = await Promise.all([one, other].map((id) => TestCore.enrolled(relay, id)));
  if (a === undefined || b === undefined) throw new Error('nobody there');
  /** Empty as long as the directory has not come. */
  const departmentOf = (core: TestCore, person: PersonId): Promise<string> =>
    core.services.directory.card({ person }).then(
      (card) => card.person.departments.join(' '),
      () => '',
    );
  await eventually(async () => (await departmentOf(a, other)) === '가온부 예산과');
  const { id } = await a.conversationWith(other);
  await a.send(id, '개편 전');
  await a.services.chats.setFavourite({ conversation: id, favourite: true });
  const received = await eventually(async () => (await b.conversations())[0]);

  await take(after);
  await eventually(async () => (await departmentOf(a, other)) === '나래부 재정과');
  await eventually(async () => (await departmentOf(b, one)) === '나래부 재정과');
  expect(await a.conversations()).toMatchObject([{ id, favourite: true }]);
  await a.send(id, '개편 후');
  const texts = await eventually(async () => {
    const found = (await b.messages(received.id)).map(({ text }) => text);
    return found.length === 2 && found;
  });
  expect(texts).toEqual(['개편 전', '개편 후']);
  expect(await b.conversations()).toHaveLength(1);

  // Started again, the relay serves what was imported, and offers nobody.
  await relay.stop();
  await relay.start();
  await a.online();
  expect(await departmentOf(a, other)).toBe('나래부 재정과');
});
