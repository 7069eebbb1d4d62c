import { IdentityKeyPair } from '@signalapp/libsignal-client';
import { expect, test } from 'vitest';
import type { DeviceList } from '#shared/backend/keys.ts';
import { deviceId } from '#shared/model/ids.ts';
import { DeviceBook } from '#core/account/index.ts';
import { createBackend } from '#core/backend/index.ts';
import { signDeviceList } from '#core/signal/index.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { SignalDevice } from '#tests/support/signal-device.ts';

test('an old list of devices does not come back by way of a list of another key', async () => {
  const [me, peer] = [new SignalDevice(), new SignalDevice()];
  const { account } = peer.address;
  const signed = (key: IdentityKeyPair, version: number, ...devices: readonly number[]): DeviceList => {
    const entries = devices.map((device) => ({ device: deviceId(device), registrationId: device }));
    return {
      account,
      identityKey: key.publicKey.serialize(),
      ...signDeviceList(key, account, version, entries),
    };
  };
  const old = signed(peer.local.keyPair, 1, 1, 2);
  const present = signed(peer.local.keyPair, 2, 1);
  const foreign = signed(IdentityKeyPair.generate(), 1, 3);
  let answer = present;
  const nowhere = createBackend({ kind: 'relay', location: { kind: 'local', path: 'nowhere' } });
  const backend = overriding(() => ({ fetchDevices: () => Promise.resolve(answer) }))(nowhere);
  const book = new DeviceBook(me.storage, backend, me.local);
  const refresh = (list: DeviceList): Promise<unknown> => {
    answer = list;
    return book.refresh(account);
  };

  await refresh(present);
  await expect(refresh(old)).rejects.toMatchObject({ code: 'bad-keys' });
  // Another key is a change of identity and shows as one elsewhere; here it must not wipe out what is known of the first.
  expect(await refresh(foreign)).toEqual(foreign.devices);
  await expect(refresh(old)).rejects.toMatchObject({ code: 'bad-keys' });
  expect(await book.devices(account)).toEqual(foreign.devices);
  expect(await refresh(present)).toEqual(present.devices);
});
