import { testAgency } from '#tests/support/demo-staff.ts';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { IdentityKeyPair } from '@signalapp/libsignal-client';
import type { DeviceCredential, EnrolmentRequest } from '#shared/backend/enrolment.ts';
import { addressKey } from '#shared/model/address.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, envelopeId } from '#shared/model/ids.ts';
import { authorization } from '#core/backend/relay/authorization.ts';
import type { BareGateway } from '#tests/support/bare-gateway.ts';
import { randomEnrolment } from '#tests/support/key-upload.ts';

/** Who may come to the relay's door. */
export const callers = ['nobody', 'malformed', 'wrong secret', 'another account', 'revoked', 'own'] as const;
export type Caller = (typeof callers)[number];

/** Headers that are no credential. */
const malformedHeaders = [
  'Basic',
  'Basic !!!!',
  `Bearer ${'x'.repeat(40)}`,
  `Basic ${Buffer.from('a:b').toString('base64')}`,
  `Basic ${Buffer.from(`${randomUUID()}.0:secret`).toString('base64')}`,
  `Basic ${Buffer.from(`${randomUUID()}.128:secret`).toString('base64')}`,
  `Basic ${Buffer.from(`${randomUUID().toUpperCase()}.1:secret`).toString('base64')}`,
  `Basic ${'A'.repeat(2000)}`,
];

/** The people of the access matrix: the victim has one device that is theirs and one that was revoked. */
export class Cast {
  readonly identity = IdentityKeyPair.generate();
  readonly victim: EnrolmentRequest;
  readonly other: EnrolmentRequest;
  readonly #bare: BareGateway;
  readonly #revokedSecret = ownBytes(randomBytes(32));

  constructor(bare: BareGateway) {
    this.#bare = bare;
    this.victim = this.#enrol(0, 3, this.identity);
    this.other = this.#enrol(1, 5, IdentityKeyPair.generate());
    const hash = createHash('sha256').update(this.#revokedSecret).digest();
    bare.database
      .prepare(
        `INSERT INTO devices SELECT account, 2, registration_id, @hash, 1, signed_pre_key, last_resort_pre_key
         FROM devices WHERE account = @account`,
      )
      .run({ hash, account: this.victim.account });
    for (const text of ['first', 'second'])
      bare.mailboxes.append(
        credentialOf(this.other),
        [
          {
            to: credentialOf(this.victim),
            id: envelopeId(randomBytes(16).toString('hex')),
            type: 2,
            ciphertext: ownBytes(Buffer.from(text)),
          },
        ],
        Date.now(),
      );
  }

  /** The `Authorization` headers a caller comes with; more than one way of being malformed. */
  headersOf(caller: Caller): readonly (string | undefined)[] {
    const own = credentialOf(this.victim);
    switch (caller) {
      case 'nobody':
        return [undefined, ''];
      case 'malformed':
        return malformedHeaders;
      case 'wrong secret':
        return [
          authorization({ ...own, secret: this.other.secret }),
          authorization({ ...own, secret: ownBytes(randomBytes(32)) }),
          authorization({ ...own, account: accountId(randomUUID()) }),
          authorization({ ...own, device: deviceId(3) }),
        ];
      case 'another account':
        return [authorization(credentialOf(this.other))];
      case 'revoked':
        return [authorization({ ...own, device: deviceId(2), secret: this.#revokedSecret })];
      case 'own':
        return [authorization(own)];
    }
  }

  /** Everything the relay keeps of the victim, as one text. */
  victimState(): string {
    const { account } = this.victim;
    const mailbox = addressKey(credentialOf(this.victim));
    const rows = (sql: string, key: string): unknown => this.#bare.database.prepare(sql).all(key);
    return JSON.stringify([
      rows('SELECT * FROM accounts WHERE account = ?', account),
      rows('SELECT * FROM devices WHERE account = ? ORDER BY device', account),
      rows('SELECT * FROM one_time_pre_keys WHERE account = ? ORDER BY kind, id', account),
      rows('SELECT * FROM mail WHERE mailbox = ? ORDER BY sequence', mailbox),
      rows('SELECT * FROM mailbox_sizes WHERE mailbox = ?', mailbox),
      rows('SELECT * FROM people WHERE account = ?', account),
      rows('SELECT * FROM profiles WHERE account = ?', account),
    ]);
  }

  #enrol(index: number, oneTimeKeys: number, identity: IdentityKeyPair): EnrolmentRequest {
    const person = testAgency.offered[index];
    if (person === undefined) throw new Error('nobody to be');
    const request = randomEnrolment({ kind: 'offer', person }, oneTimeKeys, identity);
    this.#bare.control.enrol(request, Date.now(), () => true);
    return request;
  }
}

/** The credential of the device that an enrolment made. */
export function credentialOf({ account, secret }: EnrolmentRequest): DeviceCredential {
  return { account, device: deviceId(1), secret };
}
