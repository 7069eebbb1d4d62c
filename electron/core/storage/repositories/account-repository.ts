import type { DeviceCredential, EnrolmentClaim } from '#shared/backend/enrolment.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import {
  accountId,
  deviceId,
  personId,
  type AccountId,
  type DeviceId,
  type PersonId,
} from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';

/** What was made for an enrolment before the backend was asked, so that a lost answer can be asked for again. */
export interface PendingAccount {
  readonly account: AccountId;
  readonly secret: Bytes;
  readonly registrationId: number;
  readonly identityKeyPair: Bytes;
  readonly claim: EnrolmentClaim;
}

/** The account of this profile, enrolled. */
export interface LocalAccount extends DeviceCredential {
  readonly registrationId: number;
  readonly identityKeyPair: Bytes;
  readonly person: PersonId;
}

interface AccountRow {
  readonly account: string;
  readonly secret: Uint8Array;
  readonly registration_id: number;
  readonly identity_key_pair: Uint8Array;
  readonly claim: string;
  readonly device: number | null;
  readonly person: string | null;
}

/** The one account of a profile: none, pending, or enrolled. */
export class AccountRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Null before the enrolment is confirmed. */
  local(): LocalAccount | null {
    const row = this.#row();
    if (row?.device == null || row.person === null) return null;
    return { ...toPending(row), device: deviceId(row.device), person: personId(row.person) };
  }

  /** Null when nothing was begun, and after it was confirmed. */
  pending(): PendingAccount | null {
    const row = this.#row();
    return row === null || row.device !== null ? null : toPending(row);
  }

  /** Replaces whatever was pending before. */
  savePending(account: PendingAccount): void {
    this.#database
      .prepare(
        `INSERT OR REPLACE INTO account (singleton, account, secret, registration_id, identity_key_pair, claim)
         VALUES (1, ?, ?, ?, ?, ?)`,
      )
      .run(
        account.account,
        account.secret,
        account.registrationId,
        account.identityKeyPair,
        JSON.stringify(account.claim),
      );
  }

  /** The backend has enrolled what was pending. */
  confirm(device: DeviceId, person: PersonId): void {
    this.#database.prepare('UPDATE account SET device = ?, person = ?').run(device, person);
  }

  discardPending(): void {
    this.#database.prepare('DELETE FROM account WHERE device IS NULL').run();
  }

  #row(): AccountRow | null {
    return (this.#database.prepare('SELECT * FROM account').get() as AccountRow | undefined) ?? null;
  }
}

function toPending(row: AccountRow): PendingAccount {
  return {
    account: accountId(row.account),
    secret: ownBytes(row.secret),
    registrationId: row.registration_id,
    identityKeyPair: ownBytes(row.identity_key_pair),
    claim: JSON.parse(row.claim) as EnrolmentClaim,
  };
}
