import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { accountId, deviceId, personId } from '#shared/model/ids.ts';
import { attackedPair, verify, type AttackedPair } from '#tests/support/attacked-pair.ts';
import { rubbish } from '#tests/support/attacker.ts';
import { eventually } from '#tests/support/eventually.ts';
import { deliverText } from '#tests/support/forged-text.ts';
import { Forger } from '#tests/support/forger.ts';

/** The directory forgets B's account for a while, and in the meantime something comes from it. */
async function whileUnlisted(pair: AttackedPair, arrive: () => Promise<void>): Promise<void> {
  const { attacker, a, onA, personB } = pair;
  attacker.tellDirectory({ ...personB, account: null });
  await eventually(async () => (await a.conversations()).at(0)?.reachable === false);
  const before = (await a.messages(onA)).length;
  await arrive();
  // It comes into the conversation with whom the account was last, and into no other one.
  await eventually(async () => (await a.messages(onA)).length > before);
  expect(await a.conversations()).toHaveLength(1);
  attacker.tellDirectory(personB);
  await eventually(async () => (await a.conversations()).at(0)?.reachable === true);
}

async function shown({ a, onA }: AttackedPair): Promise<readonly (readonly string[])[]> {
  return (await a.messages(onA)).map(({ kind, text }) => [kind, text]);
}

test('what was forged while the directory did not know the account shows as written under another key', async () => {
  const pair = await attackedPair();
  const { attacker, a, b, onA, onB, deviceB } = pair;
  await verify(a, onA);
  await a.services.settings.set({ blockOnIdentityChange: true });
  await whileUnlisted(pair, () => deliverText(attacker, new Forger(deviceB), '위조'));

  // Behind them another line may follow: the receipt is sealed for the key of the real device.
  expect((await shown(pair)).slice(2, 4)).toEqual([
    ['identity-changed', ''],
    ['text', '위조'],
  ]);
  expect(await a.conversations()).toMatchObject([{ id: onA, trust: 'changed', preview: { text: '위조' } }]);
  expect(await a.services.chats.safetyNumber({ conversation: onA })).toMatchObject({ verified: false });
  await a.send(onA, '누구입니까');
  await eventually(async () =>
    (await a.messages(onA)).some(({ failure }) => failure === 'untrusted-identity'),
  );

  await b.send(onB, '진짜');
  await eventually(async () => (await a.messages(onA)).some(({ text }) => text === '진짜'));
  const kinds = (await shown(pair)).map(([kind, text]) => (text === '' ? kind : text));
  const [forgedAt, realAt] = [kinds.indexOf('위조'), kinds.indexOf('진짜')];
  expect(kinds.slice(forgedAt, realAt)).toContain('identity-changed');
});

test('a stranger who is passed off as a person shows at the end too, however early their first message is dated', async () => {
  const { attacker, a, b, onA, onB, personB } = await attackedPair();
  for (let index = 0; index < 5; index++) await b.send(onB, `진짜 ${String(index)}`);
  await eventually(async () => (await a.messages(onA)).length === 7);
  const stranger = new Forger({ account: accountId(randomUUID()), device: deviceId(1) });
  await deliverText(attacker, stranger, '.', { acceptedAt: Date.UTC(2020, 0, 1) });
  await deliverText(attacker, stranger, '계좌번호가 바뀌었습니다', { acceptedAt: Date.now() });
  await eventually(async () => (await a.conversations()).some(({ unread }) => unread === 2));
  a.events.length = 0;
  attacker.tellDirectory({ ...personB, account: stranger.address.account });
  await eventually(async () => (await a.conversations()).length === 1);

  const all = await a.messages(onA);
  expect(all[0]?.kind).toBe('identity-changed');
  expect(all.at(-2)?.text).toBe('계좌번호가 바뀌었습니다');
  expect(all.at(-1)?.kind).toBe('identity-changed');
  const told = a.events.flatMap((event) => (event.name === 'messagesChanged' ? event.payload.changed : []));
  expect(told.filter(({ kind }) => kind === 'identity-changed')).toHaveLength(2);
});

test('what comes under the known key while the directory does not know the account changes nothing', async () => {
  const pair = await attackedPair();
  const { a, b, onA, onB } = pair;
  await verify(a, onA);
  await whileUnlisted(pair, async () => {
    await b.send(onB, '그사이');
  });
  expect((await shown(pair)).slice(2)).toEqual([['text', '그사이']]);
  expect(await a.conversations()).toMatchObject([{ id: onA, trust: 'verified', unread: 2 }]);
});

test('what cannot be opened while the directory does not know the account is no other key', async () => {
  const pair = await attackedPair();
  await verify(pair.a, pair.onA);
  await whileUnlisted(pair, () => {
    pair.attacker.deliver(...rubbish(pair.deviceB, 1));
    return Promise.resolve();
  });
  expect((await shown(pair)).map(([kind]) => kind)).toEqual(['text', 'text', 'text']);
  expect(await pair.a.conversations()).toMatchObject([{ trust: 'verified' }]);
});

test('the directory cannot name the stand-in of an account, and so not pass a stranger off as it', async () => {
  const pair = await attackedPair();
  const { attacker, a, onA, personB, deviceB } = pair;
  await verify(a, onA);
  const stranger = new Forger({ account: accountId(randomUUID()), device: deviceId(1) });
  const standIn = personId(`account-${deviceB.account}`);
  attacker.tellDirectory({ ...personB, id: standIn, account: stranger.address.account });
  await eventually(() => a.failures.length > 0);
  await deliverText(attacker, stranger, '모르는 사람');
  await eventually(async () => (await a.conversations()).length === 2);
  attacker.tellDirectory({ ...personB, name: '새 이름' });
  await eventually(async () => (await a.conversations()).some(({ peer }) => peer.name === '새 이름'));

  expect(await a.conversations()).toHaveLength(2);
  expect((await shown(pair)).map(([, text]) => text)).toEqual(['처음', '답장']);
  expect((await a.conversations()).find(({ id }) => id === onA)).toMatchObject({ trust: 'verified' });
});
