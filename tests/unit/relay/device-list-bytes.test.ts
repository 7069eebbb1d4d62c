import { expect, test } from 'vitest';
import { accountId, deviceId } from '#shared/model/ids.ts';
import { deviceListBytes } from '#shared/wire/device-list.ts';

const account = accountId('11111111-2222-3333-4444-555555555555');
const one = { device: deviceId(1), registrationId: 12 };
const two = { device: deviceId(2), registrationId: 3 };

test('the bytes that are signed stay what they are: signatures of today are checked for ever', () => {
  const bytes = deviceListBytes(account, { version: 7, devices: [one, two] });
  expect(Buffer.from(bytes).toString()).toBe(`narae-device-list-1\n${account}\n7\n1:12\n2:3`);
});

test('no two lists have the same bytes', () => {
  const other = accountId('11111111-2222-3333-4444-555555555556');
  const lists = [
    deviceListBytes(account, { version: 1, devices: [] }),
    deviceListBytes(account, { version: 11, devices: [] }),
    deviceListBytes(account, { version: 1, devices: [one] }),
    deviceListBytes(account, { version: 1, devices: [two] }),
    deviceListBytes(account, { version: 1, devices: [one, two] }),
    deviceListBytes(account, { version: 1, devices: [two, one] }),
    deviceListBytes(account, { version: 1, devices: [{ ...one, registrationId: 122 }] }),
    deviceListBytes(account, { version: 1, devices: [{ device: deviceId(11), registrationId: 2 }] }),
    deviceListBytes(other, { version: 1, devices: [one] }),
  ].map((bytes) => Buffer.from(bytes).toString());
  expect(new Set(lists).size).toBe(lists.length);
});
