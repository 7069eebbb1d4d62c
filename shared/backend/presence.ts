import type { Bytes } from '../model/bytes.ts';
import type { AccountId } from '../model/ids.ts';
import type { Presence, Profile } from '../model/presence.ts';

/** What a backend says of somebody whom one watches. */
export interface AccountPresence {
  readonly account: AccountId;
  readonly presence: Presence;
}

/** A profile on its way to the backend: a photo that is left out stays as it is, null takes it away. */
export interface ProfileUpload extends Omit<Profile, 'photo'> {
  readonly photo?: Bytes | null;
}
