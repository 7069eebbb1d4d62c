export { describeDecryptionError, plainEnvelope, preKeyEnvelope } from './decryption-error.ts';
export { requireSigned, signDeviceList } from './device-list.ts';
export type { LocalIdentity } from './local-identity.ts';
export { isRepeatedMessage } from './is-repeated-message.ts';
export { makePreKeys, oneTimeBatch, toUpload } from './pre-key-maker.ts';
export { holdsAll } from './published-keys.ts';
export { safetyNumber } from './safety-number.ts';
export { Zone } from './zone.ts';
export type { Sealed, ZoneScope } from './zone-scope.ts';
