import { KEMPublicKey, PreKeyBundle, PublicKey } from '@signalapp/libsignal-client';
import type { PreKeyBundle as PublishedBundle } from '#shared/backend/keys.ts';

/** A published bundle in libsignal's form, for those who use libsignal without a zone. */
export function libsignalBundle(bundle: PublishedBundle): PreKeyBundle {
  return PreKeyBundle.new(
    bundle.registrationId,
    bundle.device,
    bundle.preKey?.id ?? null,
    bundle.preKey === null ? null : PublicKey.deserialize(bundle.preKey.publicKey),
    bundle.signedPreKey.id,
    PublicKey.deserialize(bundle.signedPreKey.publicKey),
    bundle.signedPreKey.signature,
    PublicKey.deserialize(bundle.identityKey),
    bundle.kyberPreKey.id,
    KEMPublicKey.deserialize(bundle.kyberPreKey.publicKey),
    bundle.kyberPreKey.signature,
  );
}
