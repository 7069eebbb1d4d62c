import { z } from 'zod';
import { maximumDeviceId } from '../model/ids.ts';
import { isOneLine } from '../model/one-line.ts';
import { absenceKinds, availabilities, maximumPhotoBytes, maximumStatusLength } from '../model/presence.ts';
import {
  ecPublicKeyBytes,
  kyberPublicKeyBytes,
  maximumPreKeyId,
  maximumPreKeysPerUpload,
  signatureBytes,
} from './limits.ts';
import {
  account,
  bytes,
  bytesOf,
  device,
  invitation,
  person,
  preKeyId,
  registrationId,
  unit,
} from './schemas.ts';

const sha256Bytes = 32;
/** Keys as libsignal writes them, with a byte for their kind before them: of other lengths they could fill a relay's disk. */
const ecPublicKey = bytesOf(ecPublicKeyBytes);
const signature = bytesOf(signatureBytes);
const publicPreKey = z.object({ id: preKeyId, publicKey: ecPublicKey });
const signedPublicPreKey = publicPreKey.extend({ signature });
const kyberPublicPreKey = z.object({ id: preKeyId, publicKey: bytesOf(kyberPublicKeyBytes), signature });

/** The public halves of a full set of pre-keys on their way to the relay. */
export const keyUpload = z.object({
  signedPreKey: signedPublicPreKey,
  lastResortKyberPreKey: kyberPublicPreKey,
  preKeys: z.array(publicPreKey).max(maximumPreKeysPerUpload),
  kyberPreKeys: z.array(kyberPublicPreKey).max(maximumPreKeysPerUpload),
});

/** Keys that are added to those the relay has, or replace them all. */
export const keysRequest = keyUpload.extend({ replaces: z.boolean().optional() });

/** A signed device list on its way to the relay. */
export const signedDeviceList = z.object({
  version: z.int().min(1),
  devices: z.array(z.object({ device, registrationId })).max(maximumDeviceId).readonly(),
  signature,
});

const departments = z.array(z.string()).readonly();

const staffRecord = z.object({
  id: person,
  name: z.string(),
  rank: z.string(),
  position: z.string().nullable(),
  unit: unit.nullable(),
  agency: unit.optional(),
  departments,
  duty: z.string(),
  extension: z.string(),
  employment: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('working') }),
    z.object({ kind: z.literal('on-leave'), until: z.iso.date().nullable() }),
    z.object({ kind: z.literal('seconded'), to: z.string() }),
    z.object({ kind: z.literal('retired') }),
  ]),
  details: z.object({
    grade: z.string().nullable(),
    phone: z.string().nullable(),
    mobile: z.string().nullable(),
    mail: z.string().nullable(),
    workplace: z.string().nullable(),
    deputy: person.nullable(),
    otherPosts: z
      .array(z.object({ unit: unit.nullable().default(null), departments, position: z.string() }))
      .readonly(),
  }),
});

const directoryPerson = staffRecord.extend({ account: account.nullable() });

const orgUnit = z.object({
  id: unit,
  parent: unit.nullable(),
  name: z.string().min(1),
  order: z.int().nonnegative(),
});

/** A new account with its first device; see the EnrolmentRequest of `shared/backend`. */
export const enrolmentRequest = z.object({
  claim: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('invitation'), code: invitation }),
    z.object({ kind: z.literal('offer'), person }),
  ]),
  account,
  secret: bytesOf(32),
  registrationId,
  identityKey: ecPublicKey,
  keys: keyUpload,
  deviceList: signedDeviceList,
});

/** The device that was registered, and the person whose account it is. */
export const enrolmentAnswer = z.object({ device, person: directoryPerson });

/** What the relay says of itself to anybody. */
export const serverDescription = z.object({ agency: z.string(), offers: z.boolean() });

/** People whom one may enrol as without an invitation. */
export const offersAnswer = z.object({
  offers: z.array(z.object({ person: staffRecord.omit({ details: true }), taken: z.boolean() })),
});

/** Version 0 without a signature: an account of before lists were signed, which nobody can check. */
export const deviceListAnswer = signedDeviceList.extend({
  account,
  identityKey: ecPublicKey,
  version: z.int().min(0),
  signature: bytes,
});

/** The next version of the device list, without the device that is revoked. */
export const revocationRequest = z.object({ list: signedDeviceList });

/** The devices whose bundles are wanted; all of them when left out. */
export const bundlesRequest = z.object({ devices: z.array(device).max(127).optional() });

/** A bundle a device, with one-time keys as far as there are any for this asker. */
export const bundlesAnswer = z.object({
  bundles: z.array(
    z.object({
      device,
      registrationId,
      identityKey: ecPublicKey,
      signedPreKey: signedPublicPreKey,
      preKey: publicPreKey.nullable(),
      kyberPreKey: kyberPublicPreKey,
    }),
  ),
});

/** What vouches for the asking device in sealed messages, until when, and the key that everybody checks it by. */
export const certificateAnswer = z.object({
  certificate: bytes,
  expiresAt: z.int().min(0),
  trustRoot: ecPublicKey,
});

/** One-time keys of the asking device that the relay still has. */
export const preKeyCountAnswer = z.object({ preKeys: z.int(), kyberPreKeys: z.int() });

const oneTimeKeys = z.array(preKeyId).max(maximumPreKeysPerUpload);
/** Nothing above it was ever published; 0 before the first key. */
const highestId = z.int().min(0).max(maximumPreKeyId);

/** What the relay has published of the asking device, and the digest of it. */
export const publishedKeysAnswer = z.object({
  signedPreKey: preKeyId,
  lastResortKyberPreKey: preKeyId,
  preKeys: oneTimeKeys,
  kyberPreKeys: oneTimeKeys,
  highest: z.object({ preKeys: highestId, kyberPreKeys: highestId }),
  digest: bytesOf(sha256Bytes),
});

/** The token of the last page that was stored; from the beginning when left out. */
/** A token names up to ten agencies by their ids, of 64 letters at most each, in base64. */
const longestToken = 2_000;
export const directoryQuery = z.object({ since: z.string().max(longestToken).optional() });

/** A page of the directory, and the token to go on with. */
export const directoryAnswer = z.object({
  units: z.array(orgUnit).readonly(),
  people: z.array(directoryPerson).readonly(),
  removedUnits: z.array(unit).readonly(),
  removed: z.array(person).readonly(),
  token: z.string(),
  begins: z.boolean().default(false),
  more: z.boolean(),
  remaining: z.int().min(0),
});

/** The profile of the asking account, in place of the one before. A photo that is left out stays as it is. */
export const profileRequest = z.object({
  statusText: z.string().max(maximumStatusLength).refine(isOneLine),
  absence: z.object({ kind: z.enum(absenceKinds), until: z.iso.date().nullable() }).nullable(),
  availability: z.enum(availabilities),
  photo: bytes
    .refine((photo) => photo.length > 0 && photo.length <= maximumPhotoBytes)
    .nullable()
    .optional(),
});

/** The photo of an account; null where there is none. */
export const photoAnswer = z.object({ photo: bytes.nullable() });

/** Every refusal over HTTP: a code of shared/errors, with `rate-limited` the milliseconds to wait, and nothing else. */
export const errorAnswer = z.object({ code: z.string(), retryAfter: z.int().min(0).optional() });
