import { expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { StaleDevicesError } from '#shared/backend/stale-devices-error.ts';
import { attackedPair } from '#tests/support/attacked-pair.ts';
import { eventually } from '#tests/support/eventually.ts';
import { Forger } from '#tests/support/forger.ts';

test('a message that waits does not go to a key of the relay, although the directory forgets whom it is for', async () => {
  const { attacker, a, onA, personB, deviceB } = await attackedPair();
  await a.services.settings.set({ blockOnIdentityChange: true });
  const forger = new Forger(deviceB);
  let isHolding = true;
  attacker.lies.send = (envelopes) => {
    if (isHolding) return Promise.reject(new AppError('unavailable'));
    const isForForger = envelopes.some(({ registrationId }) => registrationId === forger.registrationId);
    if (!isForForger) return Promise.reject(new StaleDevicesError([deviceB.account]));
    return Promise.resolve({ acceptedAt: Date.now(), duplicate: false });
  };
  await a.send(onA, 'B에게만');
  await eventually(() => attacker.sent.at(-1)?.to.account === deviceB.account);
  attacker.tellDirectory({ ...personB, account: null });
  await eventually(async () => (await a.conversations()).at(0)?.reachable === false);
  attacker.lies.fetchDevices = () => Promise.resolve(forger.deviceList());
  attacker.lies.fetchBundles = () => Promise.resolve([forger.bundle()]);
  isHolding = false;

  const message = await eventually(async () =>
    (await a.messages(onA)).find(({ text, state }) => text === 'B에게만' && state !== 'sending'),
  );
  expect(message).toMatchObject({ state: 'failed', failure: 'untrusted-identity' });
  expect(attacker.sent.filter(({ registrationId }) => registrationId === forger.registrationId)).toEqual([]);
  expect(await a.conversations()).toMatchObject([{ id: onA, trust: 'changed' }]);
  expect((await a.messages(onA)).map(({ kind }) => kind)).toContain('identity-changed');
});
