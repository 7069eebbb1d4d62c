import type { OutgoingEnvelope } from '#shared/backend/envelope.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import {
  accountId,
  deviceId,
  envelopeId,
  messageId,
  type AccountId,
  type DeviceId,
  type EnvelopeId,
  type GroupId,
  type MessageId,
} from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';

/** Something that has to reach an account. Jobs of a queue are sent strictly one after the other. */
export interface NewOutboxJob {
  readonly queue: string;
  readonly recipient: AccountId;
  /** The message whose fate this job is; null for receipts, requests and what is sent again. */
  readonly message: MessageId | null;
  /** The message whose content is sent again; null for everything else. */
  readonly origin: MessageId | null;
  /** Encoded and padded content for the recipient's devices; of a `plain` job the bytes as they travel. */
  readonly content: Bytes;
  /** The one device that gets it; null for all of the recipient's and my own others. */
  readonly device: DeviceId | null;
  /** `plain`: a retry request, which cannot be encrypted because the session is what is broken. */
  readonly form: OutboxForm;
  /** UTC milliseconds before which it does not leave; 0 for at once. */
  readonly notBefore: number;
  /** The identity key that alone may get it: that of the device which asked for it again. Null for any. */
  readonly identity: Bytes | null;
  /** How often this content has been sent again on request, this job included. */
  readonly resends: number;
}

/** How content travels; see `form`. */
export type OutboxForm = 'sealed' | 'plain';

/** A job of the kind that most are: for every device, sealed, at once. */
export function everyDevice(
  job: Pick<NewOutboxJob, 'queue' | 'recipient' | 'message' | 'content'>,
): NewOutboxJob {
  return { ...job, device: null, form: 'sealed', notBefore: 0, identity: null, origin: null, resends: 0 };
}

/** Something that has to reach everybody in a room. */
export interface NewRoomJob {
  readonly queue: string;
  readonly room: GroupId;
  /** The message whose fate this job is; null for what changes the room. */
  readonly message: MessageId | null;
  /** Encoded and padded content. */
  readonly content: Bytes;
}

/** A job for an account that waits, by the number it was given. */
export interface AccountJob extends NewOutboxJob {
  readonly id: number;
  readonly room: null;
}

/** A job for a room that waits, by the number it was given. */
export interface RoomJob extends NewRoomJob {
  readonly id: number;
  readonly notBefore: number;
}

/** A job that waits. */
export type OutboxJob = AccountJob | RoomJob;

/** What was sealed for everybody in a room: one ciphertext, under one id. */
export interface SealedPost {
  readonly envelope: EnvelopeId;
  readonly ciphertext: Bytes;
  /** Members for whom it was not sealed, because they could not be given the key. */
  readonly left: readonly AccountId[];
}

interface JobRow {
  readonly job: number;
  readonly room: string | null;
  readonly queue: string;
  readonly recipient: string;
  readonly message: Uint8Array | null;
  readonly origin: Uint8Array | null;
  readonly content: Uint8Array;
  readonly device: number | null;
  readonly form: string;
  readonly not_before: number;
  readonly identity: Uint8Array | null;
  readonly resends: number;
}

interface EnvelopeRow {
  readonly envelope: Uint8Array;
  readonly account: string;
  readonly device: number;
  readonly registration_id: number;
  readonly type: number;
  readonly ciphertext: Uint8Array;
}

/** What waits to be sent. A job goes when the relay has accepted it, or when it cannot be sent at all. */
export class OutboxRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  add(job: NewOutboxJob): void {
    this.#database
      .prepare(
        `INSERT INTO outbox (queue, recipient, message, origin, content, device, form, not_before, identity, resends)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        job.queue,
        job.recipient,
        toBlob(job.message),
        toBlob(job.origin),
        job.content,
        job.device,
        job.form,
        job.notBefore,
        job.identity,
        job.resends,
      );
  }

  addForRoom({ queue, room, message, content }: NewRoomJob): void {
    this.#database
      .prepare(`INSERT INTO outbox (queue, recipient, room, message, content) VALUES (?, '', ?, ?, ?)`)
      .run(queue, room, toBlob(message), content);
  }

  /** What a job for a room was sealed as, kept until the relay has it; null before that. */
  sealed(job: number): SealedPost | null {
    const row = this.#database
      .prepare('SELECT envelope, ciphertext, left_out FROM outbox_sealed WHERE job = ?')
      .get(job) as { envelope: Uint8Array; ciphertext: Uint8Array; left_out: string } | undefined;
    if (row === undefined) return null;
    return {
      envelope: envelopeId(Buffer.from(row.envelope).toString('hex')),
      ciphertext: ownBytes(row.ciphertext),
      left: (JSON.parse(row.left_out) as string[]).map(accountId),
    };
  }

  saveSealed(job: number, { envelope, ciphertext, left }: SealedPost): void {
    this.#database
      .prepare(
        'INSERT OR REPLACE INTO outbox_sealed (job, envelope, ciphertext, left_out) VALUES (?, ?, ?, ?)',
      )
      .run(job, Buffer.from(envelope, 'hex'), ciphertext, JSON.stringify(left));
  }

  /** Devices or members have changed: it is sealed anew. */
  discardSealed(job: number): void {
    this.#database.prepare('DELETE FROM outbox_sealed WHERE job = ?').run(job);
  }

  /** The queues that have something. */
  queues(): readonly string[] {
    return this.#database.prepare('SELECT DISTINCT queue FROM outbox').pluck().all() as string[];
  }

  /** The oldest job of a queue; null when it is empty. */
  next(queue: string): OutboxJob | null {
    const row = this.#database
      .prepare('SELECT * FROM outbox WHERE queue = ? ORDER BY job LIMIT 1')
      .get(queue) as JobRow | undefined;
    return row === undefined ? null : toJob(row);
  }

  /** The person whom a message is for has another account now. What was sealed for the old one is gone. */
  readdress(job: number, recipient: AccountId): void {
    this.discardEnvelopes(job);
    this.#database.prepare('UPDATE outbox SET recipient = ? WHERE job = ?').run(recipient, job);
  }

  remove(job: number): void {
    this.#database.prepare('DELETE FROM outbox WHERE job = ?').run(job);
  }

  /** The message is gone from this PC: what was to be sent of it again is not. */
  forgetRepetitions(message: MessageId): void {
    this.#database
      .prepare('DELETE FROM outbox_envelopes WHERE job IN (SELECT job FROM outbox WHERE origin = ?)')
      .run(toBlob(message));
    this.#database.prepare('DELETE FROM outbox WHERE origin = ?').run(toBlob(message));
  }

  /** The envelopes of a job, made inside a zone and kept until the relay has them; empty before that. */
  envelopes(job: number): readonly OutgoingEnvelope[] {
    const rows = this.#database
      .prepare('SELECT * FROM outbox_envelopes WHERE job = ? ORDER BY account, device')
      .all(job) as EnvelopeRow[];
    return rows.map((row) => ({
      id: envelopeId(Buffer.from(row.envelope).toString('hex')),
      to: { account: accountId(row.account), device: deviceId(row.device) },
      registrationId: row.registration_id,
      type: row.type,
      ciphertext: ownBytes(row.ciphertext),
    }));
  }

  saveEnvelopes(job: number, envelopes: readonly OutgoingEnvelope[]): void {
    const insert = this.#database.prepare(
      `INSERT INTO outbox_envelopes (job, envelope, account, device, registration_id, type, ciphertext)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    for (const { id, to, registrationId, type, ciphertext } of envelopes)
      insert.run(job, Buffer.from(id, 'hex'), to.account, to.device, registrationId, type, ciphertext);
  }

  /** The devices have changed: the envelopes are made anew, from later ratchet steps. */
  discardEnvelopes(job: number): void {
    this.#database.prepare('DELETE FROM outbox_envelopes WHERE job = ?').run(job);
  }
}

function toJob(row: JobRow): OutboxJob {
  const common = {
    id: row.job,
    queue: row.queue,
    message: toMessageId(row.message),
    content: ownBytes(row.content),
    notBefore: row.not_before,
  };
  if (row.room !== null) return { ...common, room: row.room as GroupId };
  return {
    ...common,
    room: null,
    recipient: accountId(row.recipient),
    origin: toMessageId(row.origin),
    device: row.device === null ? null : deviceId(row.device),
    form: row.form === 'plain' ? 'plain' : 'sealed',
    identity: row.identity === null ? null : ownBytes(row.identity),
    resends: row.resends,
  };
}

function toBlob(id: MessageId | null): Buffer | null {
  return id === null ? null : Buffer.from(id, 'hex');
}

function toMessageId(blob: Uint8Array | null): MessageId | null {
  return blob === null ? null : messageId(Buffer.from(blob).toString('hex'));
}
