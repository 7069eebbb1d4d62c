export type { LocalIdentity } from './local-identity.ts';
export { isRepeatedMessage } from './is-repeated-message.ts';
export { makePreKeys, toUpload } from './pre-key-maker.ts';
export { Zone } from './zone.ts';
export type { Sealed, ZoneScope } from './zone-scope.ts';
