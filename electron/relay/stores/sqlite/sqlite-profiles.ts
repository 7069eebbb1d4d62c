import { createHash } from 'node:crypto';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import type { AccountId } from '#shared/model/ids.ts';
import type { PhotoVersion, Profile } from '#shared/model/presence.ts';
import type { Database } from '#sqlite/database.ts';
import type { ProfileChange } from '../control-store.ts';
import { overwriting } from './overwriting.ts';

/** Profiles by account; the name of a photo is kept beside the words, so that telling of it never reads the photo. */
export class SqliteProfiles {
  readonly #database: Database;
  /** Those that were read last: a change of one is read by everybody who watches. This process alone writes them. */
  readonly #read = new Map<AccountId, Profile>();

  constructor(database: Database) {
    this.#database = database;
  }

  get(account: AccountId): Profile {
    const known = this.#read.get(account);
    if (known !== undefined) return known;
    const profile = this.#load(account);
    if (this.#read.size >= mostRemembered) this.#read.clear();
    this.#read.set(account, profile);
    return profile;
  }

  #load(account: AccountId): Profile {
    const content = this.#database
      .prepare('SELECT content FROM profiles WHERE account = ?')
      .pluck()
      .get(account) as string | undefined;
    return content === undefined ? emptyProfile : (JSON.parse(content) as Profile);
  }

  put(account: AccountId, { photo, ...words }: ProfileChange): void {
    const version = photo === undefined ? this.get(account).photo : photo === null ? null : versionOf(photo);
    const profile: Profile = { ...words, photo: version };
    this.#read.delete(account);
    const put = this.#database.prepare(
      `INSERT INTO profiles (account, content, photo) VALUES (@account, @content, @photo)
       ON CONFLICT (account) DO UPDATE SET content = @content, photo = CASE @keeps WHEN 1 THEN photo ELSE @photo END`,
    );
    const [content, keeps] = [JSON.stringify(profile), photo === undefined ? 1 : 0];
    overwriting(this.#database, () => put.run({ account, content, photo: photo ?? null, keeps }));
  }

  photo(account: AccountId): Bytes | null {
    const photo = this.#database
      .prepare('SELECT photo FROM profiles WHERE account = ?')
      .pluck()
      .get(account) as Uint8Array | null | undefined;
    return photo === null || photo === undefined ? null : ownBytes(photo);
  }

  drop(account: AccountId): void {
    this.#read.delete(account);
    const remove = this.#database.prepare('DELETE FROM profiles WHERE account = ?');
    overwriting(this.#database, () => remove.run(account));
  }
}

/** Some hundred bytes each. */
const mostRemembered = 5_000;
const emptyProfile: Profile = { statusText: '', absence: null, availability: 'working', photo: null };

function versionOf(photo: Bytes): PhotoVersion {
  return createHash('sha256').update(photo).digest('hex').slice(0, 32) as PhotoVersion;
}
