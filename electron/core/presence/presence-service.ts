import { AppError } from '#shared/errors/app-error.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { AccountPresence } from '#shared/backend/presence.ts';
import type { RequestInput, RequestOutput } from '#shared/ipc/contract.ts';
import type { DomainServices } from '#shared/ipc/services.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import type { AccountId, PersonId } from '#shared/model/ids.ts';
import {
  maximumPhotoBytes,
  maximumPhotoSide,
  unknownPresence,
  type Activity,
  type OwnPresence,
} from '#shared/model/presence.ts';
import type { Publish } from '#core/events.ts';
import type { LocalAccount, Storage } from '#core/storage/index.ts';
import { jpegSize } from './jpeg-size.ts';
import { OwnProfile } from './own-profile.ts';
import { OnceAWhile, typingPauseMs } from './typing.ts';
import { WatchList } from './watch-list.ts';

/** What presence works with. */
export interface PresencePorts {
  readonly storage: Storage;
  readonly backend: BackendAdapter;
  readonly publish: Publish;
  readonly onFailure: (error: unknown) => void;
  /** The enrolled account. @throws AppError `not-enrolled`. */
  readonly local: () => LocalAccount;
  /** This PC's clock, in UTC milliseconds. */
  readonly now: () => number;
}

type Input<Name extends keyof DomainServices<'presence'>> = RequestInput<'presence', Name>;
type Output<Name extends keyof DomainServices<'presence'>> = Promise<RequestOutput<'presence', Name>>;

/** Of what one is told about others, three words a second and person are enough to show it. */
const heardPauseMs = 300;
const minuteMs = 60_000;

/** Who is there, who is writing, and the own profile, for the windows; and what the backend tells of them. */
export class PresenceService implements DomainServices<'presence'> {
  readonly #ports: PresencePorts;
  readonly #own: OwnProfile;
  readonly #watched = new WatchList();
  readonly #said = new OnceAWhile(typingPauseMs);
  readonly #heard = new OnceAWhile(heardPauseMs);
  #activity: Exclude<Activity, 'offline'> = 'active';
  #isOnline = false;
  #isWatchDue = false;
  #watchedAt = Number.NEGATIVE_INFINITY;

  constructor(ports: PresencePorts) {
    const { storage, backend, publish, now, onFailure } = ports;
    this.#ports = ports;
    const onChanged = (profile: ReturnType<OwnProfile['get']>): void => {
      publish({ domain: 'presence', name: 'profileChanged', payload: this.#withActivity(profile) });
    };
    this.#own = new OwnProfile({ storage, backend, now, onChanged, onFailure });
  }

  async watch({ people }: Input<'watch'>): Output<'watch'> {
    const accounts = people.map((person) => [person, this.#accountOf(person)] as const);
    const known = accounts.map(([, account]) => account).filter((account) => account !== null);
    const { isAnybodyNew, forgotten } = this.#watched.add(known);
    if (isAnybodyNew) this.#watchSoon();
    // A row that is drawn still must not go on showing what nobody follows any more.
    for (const account of forgotten) this.#tell(account);
    return {
      presences: accounts.map(([person, account]) => ({
        person,
        presence: account === null ? unknownPresence : this.#watched.presence(account),
      })),
    };
  }

  async typing({ conversation }: Input<'typing'>): Output<'typing'> {
    const { storage, backend } = this.#ports;
    if (storage.conversations.room(conversation) !== null) return {};
    const { account } = storage.conversations.peer(conversation);
    // Whoever hides is not seen writing either.
    const isSeen = this.#isOnline && this.#own.get().availability !== 'hidden';
    if (account !== null && isSeen && this.#said.isDue(account)) backend.tellTyping(account);
    return {};
  }

  async profile(): Output<'profile'> {
    return this.#withActivity(this.#own.get());
  }

  async setProfile({ minutes, ...words }: Input<'setProfile'>): Output<'setProfile'> {
    const availabilityUntil = minutes === null ? null : this.#ports.now() + minutes * minuteMs;
    return this.#withActivity(this.#own.set({ ...words, availabilityUntil }));
  }

  async setPhoto({ photo }: Input<'setPhoto'>): Output<'setPhoto'> {
    const bytes = photo === null ? null : toPhoto(Buffer.from(photo, 'base64'));
    return this.#withActivity(this.#own.setPhoto(bytes));
  }

  async photo({ person }: Input<'photo'>): Output<'photo'> {
    const photo = await this.#photo(person);
    return { photo: photo === null ? null : Buffer.from(photo).toString('base64') };
  }

  /** Whether the person is at this PC: the shell knows. */
  setActivity(activity: Exclude<Activity, 'offline'>): void {
    if (activity === this.#activity) return;
    this.#activity = activity;
    this.#ports.backend.tellActivity(activity);
    const payload = this.#withActivity(this.#own.get());
    this.#ports.publish({ domain: 'presence', name: 'profileChanged', payload });
  }

  setOnline(isOnline: boolean): void {
    this.#isOnline = isOnline;
    this.#own.setOnline(isOnline);
    if (!isOnline) {
      for (const account of this.#watched.forget()) this.#tell(account);
      return;
    }
    // A device that says nothing is active.
    if (this.#activity !== 'active') this.#ports.backend.tellActivity(this.#activity);
    if (this.#watched.accounts.length > 0) this.#ports.backend.watch(this.#watched.accounts);
  }

  /** Something was written to this account: what is typed next is new. */
  onWritten(account: AccountId): void {
    this.#said.reset(account);
  }

  onPresences(presences: readonly AccountPresence[]): void {
    for (const { account, presence } of presences)
      if (this.#watched.set(account, presence)) this.#tell(account);
  }

  onTyping(account: AccountId): void {
    const { storage, publish } = this.#ports;
    if (!this.#heard.isDue(account)) return;
    const person = storage.people.byAccount(account);
    const conversation = person === null ? null : storage.conversations.withPerson(person.id);
    if (conversation !== null) publish({ domain: 'presence', name: 'peerTyping', payload: { conversation } });
  }

  stop(): void {
    this.#own.stop();
  }

  /** Rows that come into view ask one by one: the backend is asked once for all of them. */
  #watchSoon(): void {
    if (this.#isWatchDue) return;
    this.#isWatchDue = true;
    const since = performance.now() - this.#watchedAt;
    setTimeout(
      () => {
        this.#isWatchDue = false;
        this.#watchedAt = performance.now();
        if (this.#isOnline) this.#ports.backend.watch(this.#watched.accounts);
      },
      Math.max(watchDelayMs, watchPauseMs - since),
    ).unref();
  }

  #withActivity(profile: ReturnType<OwnProfile['get']>): OwnPresence {
    return { ...profile, activity: this.#activity };
  }

  #tell(account: AccountId): void {
    const person = this.#ports.storage.people.byAccount(account)?.id;
    if (person === undefined) return;
    const presence = this.#watched.presence(account);
    this.#ports.publish({ domain: 'presence', name: 'changed', payload: { person, presence } });
  }

  async #photo(person: PersonId): Promise<Bytes | null> {
    const { storage, backend, local } = this.#ports;
    if (person === local().person) return storage.profiles.ownPhoto();
    const account = this.#accountOf(person);
    const version = account === null ? null : this.#watched.presence(account).photo;
    if (account === null || version === null) return null;
    const kept = storage.profiles.photo(account, version);
    if (kept !== null) return kept;
    const photo = await backend.fetchPhoto(account);
    if (photo === null || !isPhoto(photo)) return null;
    storage.transaction(() => {
      storage.profiles.keepPhoto(account, photo);
    });
    return photo;
  }

  /** Null for whoever has none, is not there, or is oneself: one's own presence needs no watching. */
  #accountOf(person: PersonId): AccountId | null {
    try {
      return this.#ports.storage.people.get(person).account;
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return null;
      throw error;
    }
  }
}

/** As long as a page takes to draw the rows that it has just got. */
const watchDelayMs = 50;
/** More often the relay would not listen, and whom one looks at last must not be lost to it. */
const watchPauseMs = 600;

function toPhoto(bytes: Buffer): Bytes {
  const photo = ownBytes(bytes);
  if (!isPhoto(photo)) throw new AppError('invalid-request');
  return photo;
}

/** A window is given nothing else to draw: a small file can be a picture that fills the memory. */
function isPhoto(bytes: Bytes): boolean {
  const size = bytes.length <= maximumPhotoBytes ? jpegSize(bytes) : null;
  return size !== null && size.width <= maximumPhotoSide && size.height <= maximumPhotoSide;
}
