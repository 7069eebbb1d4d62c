import { PrivateKey, PublicKey, SenderCertificate, ServerCertificate } from '@signalapp/libsignal-client';
import type { DeviceAddress } from '#shared/model/address.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { SigningKeys } from '../stores/control-store.ts';

/** Names the server key in certificates. There is one. */
const serverKeyId = 1;

/** Vouches for devices by the keys of this relay: who a sealed message says it is from can be checked by whoever opens it. */
export class CertificateAuthority {
  /** The public key that everybody checks certificates by. */
  readonly trustRoot: Bytes;
  readonly #server: ServerCertificate;
  readonly #serverKey: PrivateKey;

  constructor(keys: SigningKeys) {
    const root = PrivateKey.deserialize(keys.trustRoot);
    this.trustRoot = root.getPublicKey().serialize();
    this.#serverKey = PrivateKey.deserialize(keys.server);
    this.#server = ServerCertificate.new(serverKeyId, this.#serverKey.getPublicKey(), root);
  }

  /** A certificate that this is a device of the account with this identity key. */
  issue({ account, device }: DeviceAddress, identityKey: Bytes, expiresAt: number): Bytes {
    const key = PublicKey.deserialize(identityKey);
    return SenderCertificate.new(
      account,
      null,
      device,
      key,
      expiresAt,
      this.#server,
      this.#serverKey,
    ).serialize();
  }
}

/** New keys, as a relay makes them once. */
export function makeSigningKeys(): SigningKeys {
  return { trustRoot: PrivateKey.generate().serialize(), server: PrivateKey.generate().serialize() };
}
