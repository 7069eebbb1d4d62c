interface NamedKey {
  readonly id: number;
  readonly publicKey: Uint8Array;
}

/** The public pre-keys of a device as a backend has them at one time; one-time keys by rising id. */
interface KeySet {
  readonly signedPreKey: NamedKey;
  readonly lastResortKyberPreKey: NamedKey;
  readonly preKeys: readonly NamedKey[];
  readonly kyberPreKeys: readonly NamedKey[];
}

/**
 * The bytes over which a device and its backend compare what is published: the signed key, the last-resort key, the number of
 * one-time EC keys, these, and the one-time Kyber keys. Each key is its id (32 bits) and its public half; these have one
 * length a kind, so two different sets never have the same bytes.
 */
export function publishedKeysBytes(keys: KeySet): Uint8Array<ArrayBuffer> {
  const parts = [
    ...named(keys.signedPreKey),
    ...named(keys.lastResortKyberPreKey),
    number(keys.preKeys.length),
    ...keys.preKeys.flatMap(named),
    ...keys.kyberPreKeys.flatMap(named),
  ];
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let end = 0;
  for (const part of parts) {
    bytes.set(part, end);
    end += part.length;
  }
  return bytes;
}

function named({ id, publicKey }: NamedKey): readonly Uint8Array[] {
  return [number(id), publicKey];
}

function number(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
