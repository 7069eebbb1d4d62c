import { testAgency } from '#tests/support/demo-staff.ts';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { IdentityKeyPair } from '@signalapp/libsignal-client';
import type { DeviceCredential, EnrolmentRequest } from '#shared/backend/enrolment.ts';
import { addressKey } from '#shared/model/address.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, envelopeId, type PersonId } from '#shared/model/ids.ts';
import { authorization } from '#core/backend/relay/authorization.ts';
import type { MailboxItem } from '#relay/stores/mailbox-store.ts';
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

/** Where the relay keeps what is somebody's, by table; `@account`, `@mailbox`, `@person` are theirs. */
const ownedRows: Readonly<Record<string, string>> = {
  accounts: 'account = @account',
  devices: 'account = @account ORDER BY device',
  one_time_pre_keys: 'account = @account ORDER BY kind, id',
  pre_key_marks: 'account = @account ORDER BY device, kind',
  mail: 'mailbox = @mailbox ORDER BY sequence',
  mail_contents: 'content IN (SELECT content FROM mail WHERE mailbox = @mailbox)',
  mailbox_sizes: 'mailbox = @mailbox',
  mailbox_shares: 'mailbox = @mailbox ORDER BY sender',
  accepted: 'mailbox = @mailbox OR sender = @mailbox ORDER BY sender, mailbox, envelope',
  people: 'account = @account',
  profiles: 'account = @account',
  invitations: 'person = @person ORDER BY code_hash',
};
/** Every table of which `victimState` tells. */
export const ownedTables: readonly string[] = Object.keys(ownedRows);

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
    bare.control.issueInvitation(this.#personAt(0), Date.now() + 60_000);
    this.#send(this.other, this.victim, 'first');
    bare.mailboxes.appendToMany(
      credentialOf(this.other),
      { items: [item(this.victim, 'sec')], shared: ownBytes(Buffer.from('ond')) },
      Date.now(),
    );
  }

  /** Puts an envelope of the victim's into the mailbox of the other account. */
  writeToOther(text: string): void {
    this.#send(this.victim, this.other, text);
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
    const { account, claim } = this.victim;
    const mailbox = addressKey(credentialOf(this.victim));
    const person = claim.kind === 'offer' ? claim.person : '';
    const rows = Object.entries(ownedRows).map(([table, condition]) =>
      this.#bare.database
        .prepare(`SELECT * FROM ${table} WHERE ${condition}`)
        .all({ account, mailbox, person }),
    );
    return JSON.stringify(rows);
  }

  #send(from: EnrolmentRequest, to: EnrolmentRequest, text: string): void {
    this.#bare.mailboxes.append(credentialOf(from), [item(to, text)], Date.now());
  }

  #enrol(index: number, oneTimeKeys: number, identity: IdentityKeyPair): EnrolmentRequest {
    const claim = { kind: 'offer', person: this.#personAt(index) } as const;
    const request = randomEnrolment(claim, oneTimeKeys, identity);
    this.#bare.control.enrol(request, Date.now(), () => true);
    return request;
  }

  #personAt(index: number): PersonId {
    const person = testAgency.offered[index];
    if (person === undefined) throw new Error('nobody to be');
    return person;
  }
}

/** The credential of the device that an enrolment made. */
export function credentialOf({ account, secret }: EnrolmentRequest): DeviceCredential {
  return { account, device: deviceId(1), secret };
}

function item(to: EnrolmentRequest, text: string): MailboxItem {
  const id = envelopeId(randomBytes(16).toString('hex'));
  return { to: credentialOf(to), id, type: 2, ciphertext: ownBytes(Buffer.from(text)) };
}
