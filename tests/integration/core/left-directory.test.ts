import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { accountId, deviceId } from '#shared/model/ids.ts';
import { attackedPair, verify, type AttackedPair } from '#tests/support/attacked-pair.ts';
import { directoryPage } from '#tests/support/directory-page.ts';
import { eventually } from '#tests/support/eventually.ts';
import { deliverText } from '#tests/support/forged-text.ts';
import { Forger } from '#tests/support/forger.ts';

/** B leaves the directory of A while what they wrote last is on its way. */
async function lastWordOf({ attacker, a, b, onB, personB }: AttackedPair): Promise<void> {
  attacker.isWithholding = true;
  await b.send(onB, '그동안 고마웠습니다');
  await eventually(() => attacker.withheld.length > 0);
  attacker.lies.syncDirectory = async function* () {
    yield await Promise.resolve(directoryPage({ removed: [personB.id], token: '999999' }));
  };
  await a.reopen();
  await eventually(async () => (await a.conversations())[0]?.reachable === false);
  attacker.isWithholding = false;
  attacker.deliver(...attacker.withheld);
}

test('the last message of somebody who has left the directory stands in their conversation, as theirs', async () => {
  const pair = await attackedPair();
  const { a, onA, personB } = pair;
  await verify(a, onA);
  await lastWordOf(pair);
  const last = await eventually(async () =>
    (await a.messages(onA)).find(({ text }) => text.startsWith('그')),
  );
  expect(last.author?.name).toBe(personB.name);
  expect(await a.services.directory.card({ person: personB.id })).toMatchObject({
    person: { name: personB.name },
    reachable: false,
    gone: true,
  });
  expect(await a.conversations()).toMatchObject([
    { id: onA, peer: { id: personB.id }, gone: true, trust: 'verified' },
  ]);
  expect((await a.messages(onA)).filter(({ kind }) => kind === 'identity-changed')).toEqual([]);
});

test('under another key it shows as one, and under another account it is a stranger’s', async () => {
  const pair = await attackedPair();
  const { attacker, a, onA, deviceB } = pair;
  await lastWordOf(pair);
  await eventually(async () => (await a.messages(onA)).length === 3);
  await deliverText(attacker, new Forger(deviceB), '위조');
  await eventually(async () => (await a.messages(onA)).some(({ text }) => text === '위조'));
  expect((await a.conversations()).find(({ id }) => id === onA)?.trust).toBe('changed');
  const stranger = new Forger({ account: accountId(randomUUID()), device: deviceId(1) });
  await deliverText(attacker, stranger, '모르는 사람');
  await eventually(async () => (await a.conversations()).length === 2);
  expect((await a.messages(onA)).map(({ text }) => text)).not.toContain('모르는 사람');
});
