import { IdentityKeyPair } from '@signalapp/libsignal-client';
import { ownBytes } from '#shared/model/bytes.ts';
import { withDatabase } from './profile-database.ts';
import type { TestCore } from './test-core.ts';

/** The identity key pair of a core's account, which lies in its database. */
export function identityOf(core: TestCore): IdentityKeyPair {
  const bytes = withDatabase(
    core,
    (database) => database.prepare('SELECT identity_key_pair FROM account').pluck().get() as Uint8Array,
  );
  return IdentityKeyPair.deserialize(ownBytes(bytes));
}
