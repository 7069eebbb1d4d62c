import { AppError } from '#shared/errors/app-error.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { PreKeyBundle } from '#shared/backend/keys.ts';
import { addressKey, type DeviceAddress } from '#shared/model/address.ts';

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
  const bundles = new Map<string, PreKeyBundle>();
  for (const [account, ofAccount] of Map.groupBy(addresses, (address) => address.account)) {
    const found = await backend.fetchBundles(
      account,
      ofAccount.map(({ device }) => device),
    );
    requireOneIdentity(found);
    for (const bundle of found) bundles.set(addressKey({ account, device: bundle.device }), bundle);
  }
  return bundles;
}

function requireOneIdentity(bundles: readonly PreKeyBundle[]): void {
  const keys = new Set(bundles.map(({ identityKey }) => Buffer.from(identityKey).toString('hex')));
  if (keys.size > 1) throw new AppError('bad-keys');
}
