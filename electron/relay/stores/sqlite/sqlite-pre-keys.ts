import { createHash } from 'node:crypto';
import type {
  KeyUpload,
  PreKeyCount,
  PublicPreKey,
  PublishedKeys,
  SignedPublicPreKey,
} from '#shared/backend/keys.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { publishedKeysBytes } from '#shared/wire/published-keys.ts';
import type { Database } from '#sqlite/database.ts';
import { maximumKeptPreKeys } from '../control-store.ts';

type Kind = 'ec' | 'kyber';

/** The public pre-keys of devices; a one-time key leaves the table in the statement that hands it out. */
export class SqlitePreKeys {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Belongs into the caller's transaction. */
  put(address: DeviceAddress, keys: KeyUpload): void {
    this.#database
      .prepare(
        'UPDATE devices SET signed_pre_key = ?, last_resort_pre_key = ? WHERE account = ? AND device = ?',
      )
      .run(toText(keys.signedPreKey), toText(keys.lastResortKyberPreKey), address.account, address.device);
    this.#add(address, 'ec', keys.preKeys);
    this.#add(address, 'kyber', keys.kyberPreKeys);
  }

  popPreKey(address: DeviceAddress): PublicPreKey | null {
    const text = this.#pop(address, 'ec');
    return text === null ? null : preKeyFromText(text);
  }

  popKyberPreKey(address: DeviceAddress): SignedPublicPreKey | null {
    const text = this.#pop(address, 'kyber');
    return text === null ? null : signedPreKeyFromText(text);
  }

  count(address: DeviceAddress): PreKeyCount {
    const count = this.#database
      .prepare('SELECT count(*) FROM one_time_pre_keys WHERE account = ? AND device = ? AND kind = ?')
      .pluck();
    return {
      preKeys: count.get(address.account, address.device, 'ec') as number,
      kyberPreKeys: count.get(address.account, address.device, 'kyber') as number,
    };
  }

  /** What is handed out of a device, whose signed and last-resort keys are given as this store keeps them. */
  published(
    address: DeviceAddress,
    device: { readonly signed_pre_key: string; readonly last_resort_pre_key: string },
  ): PublishedKeys {
    const keys = {
      signedPreKey: preKeyFromText(device.signed_pre_key),
      lastResortKyberPreKey: preKeyFromText(device.last_resort_pre_key),
      preKeys: this.#all(address, 'ec'),
      kyberPreKeys: this.#all(address, 'kyber'),
    };
    const highest = (kind: Kind): number =>
      this.#highestId({ account: address.account, device: address.device, kind });
    return {
      signedPreKey: keys.signedPreKey.id,
      lastResortKyberPreKey: keys.lastResortKyberPreKey.id,
      preKeys: keys.preKeys.map(({ id }) => id),
      kyberPreKeys: keys.kyberPreKeys.map(({ id }) => id),
      highest: { preKeys: highest('ec'), kyberPreKeys: highest('kyber') },
      digest: ownBytes(createHash('sha256').update(publishedKeysBytes(keys)).digest()),
    };
  }

  /** Drops every one-time key but exactly those of an upload, which may have come before. */
  dropOthers(address: DeviceAddress, keys: KeyUpload): void {
    const drop = this.#database.prepare(
      `DELETE FROM one_time_pre_keys WHERE account = ? AND device = ? AND kind = ?
         AND content NOT IN (SELECT value FROM json_each(?))`,
    );
    const texts = (kept: readonly PublicPreKey[]): string => JSON.stringify(kept.map(toText));
    drop.run(address.account, address.device, 'ec', texts(keys.preKeys));
    drop.run(address.account, address.device, 'kyber', texts(keys.kyberPreKeys));
  }

  drop(address: DeviceAddress): void {
    for (const table of ['one_time_pre_keys', 'pre_key_marks'])
      this.#database
        .prepare(`DELETE FROM ${table} WHERE account = ? AND device = ?`)
        .run(address.account, address.device);
  }

  /**
   * Ids only rise, so one that is not beyond all those before is of a repeated upload. Keys above the limit replace the oldest:
   * the device surely has the private halves of the new ones, and it takes those that are left for the newest.
   */
  #add(address: DeviceAddress, kind: Kind, keys: readonly PublicPreKey[]): void {
    const owner = { account: address.account, device: address.device, kind };
    const highest = this.#highestId(owner);
    const insert = this.#database.prepare(
      'INSERT INTO one_time_pre_keys (account, device, kind, id, content) VALUES (@account, @device, @kind, @id, @content)',
    );
    const fresh = new Map(keys.filter(({ id }) => id > highest).map((key) => [key.id, key]));
    for (const [id, key] of fresh) insert.run({ ...owner, id, content: toText(key) });
    this.#database
      .prepare('INSERT OR REPLACE INTO pre_key_marks (account, device, kind, highest) VALUES (?, ?, ?, ?)')
      .run(address.account, address.device, kind, Math.max(highest, ...fresh.keys()));
    this.#database
      .prepare(
        `DELETE FROM one_time_pre_keys WHERE account = @account AND device = @device AND kind = @kind AND id <= (
           SELECT id FROM one_time_pre_keys WHERE account = @account AND device = @device AND kind = @kind
           ORDER BY id DESC LIMIT 1 OFFSET @limit
         )`,
      )
      .run({ ...owner, limit: maximumKeptPreKeys });
  }

  #all(address: DeviceAddress, kind: Kind): readonly PublicPreKey[] {
    const texts = this.#database
      .prepare(
        'SELECT content FROM one_time_pre_keys WHERE account = ? AND device = ? AND kind = ? ORDER BY id',
      )
      .pluck()
      .all(address.account, address.device, kind) as string[];
    return texts.map(preKeyFromText);
  }

  #highestId(owner: { readonly account: string; readonly device: number; readonly kind: Kind }): number {
    const highest = this.#database
      .prepare(
        'SELECT highest FROM pre_key_marks WHERE account = @account AND device = @device AND kind = @kind',
      )
      .pluck()
      .get(owner) as number | undefined;
    return highest ?? 0;
  }

  #pop(address: DeviceAddress, kind: Kind): string | null {
    const text = this.#database
      .prepare(
        `DELETE FROM one_time_pre_keys WHERE account = @account AND device = @device AND kind = @kind AND id = (
           SELECT min(id) FROM one_time_pre_keys WHERE account = @account AND device = @device AND kind = @kind
         ) RETURNING content`,
      )
      .pluck()
      .get({ account: address.account, device: address.device, kind }) as string | undefined;
    return text ?? null;
  }
}

/** A pre-key as the text in which this store keeps it. */
export function toText(key: PublicPreKey | SignedPublicPreKey): string {
  const signature = 'signature' in key ? Buffer.from(key.signature).toString('base64') : undefined;
  return JSON.stringify({ id: key.id, publicKey: Buffer.from(key.publicKey).toString('base64'), signature });
}

/** Reads a signed pre-key from {@link toText}'s form. */
export function signedPreKeyFromText(text: string): SignedPublicPreKey {
  const { signature } = JSON.parse(text) as { signature: string };
  return { ...preKeyFromText(text), signature: ownBytes(Buffer.from(signature, 'base64')) };
}

function preKeyFromText(text: string): PublicPreKey {
  const { id, publicKey } = JSON.parse(text) as { id: number; publicKey: string };
  return { id, publicKey: ownBytes(Buffer.from(publicKey, 'base64')) };
}
