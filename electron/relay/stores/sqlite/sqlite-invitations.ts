import { AppError } from '#shared/errors/app-error.ts';
import { personId, type AccountId, type InvitationCode, type PersonId } from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';
import { invitationHash, randomInvitationCode } from './invitation-code.ts';

/** One-time codes bound to a person; only their hashes are kept. */
export class SqliteInvitations {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  issue(person: PersonId, expiresAt: number): InvitationCode {
    const code = randomInvitationCode();
    this.#database
      .prepare('INSERT INTO invitations (code_hash, person, expires_at) VALUES (?, ?, ?)')
      .run(invitationHash(code), person, expiresAt);
    return code;
  }

  /** The person whom the code stood for; it is used up. @throws AppError `invitation-invalid`. */
  use(code: InvitationCode, account: AccountId, now: number): PersonId {
    const person = this.#database
      .prepare(
        `UPDATE invitations SET used_by = ? WHERE code_hash = ? AND used_by IS NULL AND expires_at > ? RETURNING person`,
      )
      .pluck()
      .get(account, invitationHash(code), now);
    if (typeof person !== 'string') throw new AppError('invitation-invalid');
    return personId(person);
  }
}
