/** The largest ciphertext of one envelope, in bytes: a text of the greatest length with the ratchet's own bytes. */
export const maximumCiphertextBytes = 80 * 1024;
/** Envelopes in one `Send`: the devices of one direct conversation, with room for a small group. */
export const maximumEnvelopesPerSend = 200;
/**
 * Devices that one `SendMulti` may reach: a room of 1,000 members with four devices each, which is more than people have on
 * average. More come in several of them, so that none holds the relay's one thread for long: 1,000 take it 40 to 60 ms.
 */
export const maximumEnvelopesPerMulti = 4_000;
/** What one more account with one device adds to a `SendMulti`: its id and kind, the device with its registration, its key. */
const multiBytesPerDevice = 17 + 3 + 48;
/** The largest message of a `SendMulti`, in bytes: known before anything is parsed. */
export const maximumMultiBytes = maximumCiphertextBytes + maximumEnvelopesPerMulti * multiBytesPerDevice;
/** The largest frame the relay reads, in bytes. */
export const maximumFrameBytes = 16 * 1024 * 1024;
/** The largest JSON body of a request, in bytes: an upload of 200 Kyber pre-keys of 1.6 KB, in base64. */
export const maximumBodyBytes = 1024 * 1024;
/** A public key of Curve25519 as libsignal writes it: a byte for its kind, and 32. */
export const ecPublicKeyBytes = 33;
/** A public key of Kyber-1024 as libsignal writes it: a byte for its kind, and 1,568. */
export const kyberPublicKeyBytes = 1569;
/** A signature of an identity key (XEdDSA). */
export const signatureBytes = 64;
/** Ids of pre-keys have 24 bits (Signal). */
export const maximumPreKeyId = 0xffffff;
/** One-time pre-keys in one upload, of each kind. */
export const maximumPreKeysPerUpload = 200;
/**
 * Envelopes the relay delivers before it waits for an ack: three of the client's largest batches, so that the next one is
 * there already while an ack is on its way.
 */
export const deliveryWindow = 1500;
/** Bytes of ciphertext that are delivered before the relay waits for an ack: 1,500 envelopes of 2.8 KB (first messages). */
export const deliveryWindowBytes = 4 * 1024 * 1024;
