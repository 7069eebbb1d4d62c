import { AppError } from '#shared/errors/app-error.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { PreKeyBundle } from '#shared/backend/keys.ts';
import { RateLimitedError } from '#shared/backend/rate-limited-error.ts';
import { StaleDevicesError } from '#shared/backend/stale-devices-error.ts';
import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import type { ProtocolRepository } from '#core/storage/index.ts';

/** Published bundles by the address key of their device. */
export type BundleMap = ReadonlyMap<string, PreKeyBundle>;

/**
 * Fetches the bundles of devices, account by account.
 * @throws AppError `bad-keys` when the devices of one account do not share one identity key; else as the adapter.
 */
export async function fetchBundles(
  backend: BackendAdapter,
  addresses: readonly DeviceAddress[],
): Promise<BundleMap> {
  const { bundles, failure } = await fetchSomeBundles(backend, addresses);
  if (failure !== null) throw failure;
  return bundles;
}

/**
 * As `fetchBundles`, but with those that were given before the backend said that it is enough for now: each of them has cost
 * its account a one-time key.
 */
export async function fetchSomeBundles(
  backend: BackendAdapter,
  addresses: readonly DeviceAddress[],
): Promise<{ readonly bundles: BundleMap; readonly failure: RateLimitedError | null }> {
  const bundles = new Map<string, PreKeyBundle>();
  for (const [account, ofAccount] of Map.groupBy(addresses, (address) => address.account))
    try {
      const devices = ofAccount.map(({ device }) => device);
      const found = await backend.fetchBundles(account, devices);
      requireOneIdentity(found);
      for (const bundle of found) bundles.set(addressKey({ account, device: bundle.device }), bundle);
    } catch (error) {
      if (error instanceof RateLimitedError) return { bundles, failure: error };
      throw error;
    }
  return { bundles, failure: null };
}

/**
 * The key of a bundle has to be the one that has signed the account's device list.
 * @throws StaleDevicesError where it is not: then the list is asked for anew.
 */
export function requireListedKeys(
  protocol: Pick<ProtocolRepository, 'deviceList'>,
  bundles: BundleMap,
  addresses: readonly DeviceAddress[],
): void {
  for (const address of addresses) {
    const listed = protocol.deviceList(address.account)?.identityKey;
    const bundle = bundles.get(addressKey(address));
    if (bundle === undefined || listed === undefined) continue;
    if (!Buffer.from(bundle.identityKey).equals(listed)) throw new StaleDevicesError([address.account]);
  }
}

function requireOneIdentity(bundles: readonly PreKeyBundle[]): void {
  const keys = new Set(bundles.map(({ identityKey }) => Buffer.from(identityKey).toString('hex')));
  if (keys.size > 1) throw new AppError('bad-keys');
}
