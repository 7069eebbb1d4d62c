import { createHash } from 'node:crypto';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import type { AccountId } from '#shared/model/ids.ts';
import type { OwnProfile, PhotoVersion, Profile } from '#shared/model/presence.ts';
import type { Database } from '#sqlite/database.ts';

/** Photos of others that are kept: as many people as one has on the screen in a week; the oldest go first. */
const keptPhotos = 500;

/** What of a profile is words: everything but the photo. */
export type ProfileWords = Omit<OwnProfile, 'photo'>;

interface OwnRow {
  readonly words: string;
  readonly availability_until: number | null;
  readonly photo: Uint8Array | null;
}

/** The own profile, and photos of others by account. */
export class ProfileRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  own(): OwnProfile {
    const row = this.#ownRow();
    if (row === undefined) return emptyProfile;
    return {
      ...(JSON.parse(row.words) as Omit<Profile, 'photo'>),
      availabilityUntil: row.availability_until,
      photo: row.photo === null ? null : versionOf(row.photo),
    };
  }

  ownPhoto(): Bytes | null {
    const photo = this.#ownRow()?.photo ?? null;
    return photo === null ? null : ownBytes(photo);
  }

  /** Changes what the person says; the backend is to be told. */
  setWords({ availabilityUntil, ...words }: ProfileWords): void {
    this.#write({ words: JSON.stringify(words), availabilityUntil, photo: this.ownPhoto() });
  }

  /** Changes the photo, null takes it away; the backend is to be told. */
  setPhoto(photo: Bytes | null): void {
    const { availabilityUntil, photo: _photo, ...words } = this.own();
    this.#write({ words: JSON.stringify(words), availabilityUntil, photo });
  }

  /** Whether the backend is to be told of a change. */
  isToBeTold(): boolean {
    return this.#database.prepare('SELECT is_told FROM own_profile').pluck().get() === 0;
  }

  /** The backend knows the profile, if it is still this one. */
  told(profile: OwnProfile): void {
    if (JSON.stringify(this.own()) === JSON.stringify(profile))
      this.#database.prepare('UPDATE own_profile SET is_told = 1').run();
  }

  /** The kept photo of an account, if it is the one that is asked for. */
  photo(account: AccountId, version: PhotoVersion): Bytes | null {
    const photo = this.#database
      .prepare('SELECT photo FROM photos WHERE account = ? AND version = ?')
      .pluck()
      .get(account, version) as Uint8Array | undefined;
    return photo === undefined ? null : ownBytes(photo);
  }

  /** Keeps a photo in place of the account's last one. */
  keepPhoto(account: AccountId, photo: Bytes): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO photos (account, version, photo) VALUES (?, ?, ?)')
      .run(account, versionOf(photo), photo);
    this.#database
      .prepare('DELETE FROM photos WHERE kept <= (SELECT max(kept) FROM photos) - ?')
      .run(keptPhotos);
  }

  #ownRow(): OwnRow | undefined {
    return this.#database.prepare('SELECT * FROM own_profile').get() as OwnRow | undefined;
  }

  #write(row: {
    readonly words: string;
    readonly availabilityUntil: number | null;
    readonly photo: Bytes | null;
  }): void {
    this.#database
      .prepare(
        `INSERT OR REPLACE INTO own_profile (singleton, words, availability_until, photo, is_told)
         VALUES (1, @words, @availabilityUntil, @photo, 0)`,
      )
      .run(row);
  }
}

/** As everybody who has the photo names it. */
function versionOf(photo: Uint8Array): PhotoVersion {
  return createHash('sha256').update(photo).digest('hex').slice(0, 32) as PhotoVersion;
}

const emptyProfile: OwnProfile = {
  statusText: '',
  absence: null,
  availability: 'working',
  availabilityUntil: null,
  photo: null,
};
