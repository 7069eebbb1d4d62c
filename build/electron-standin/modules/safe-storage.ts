import { createCipheriv, createDecipheriv, pbkdf2Sync } from 'node:crypto';
import type { SafeStorage } from 'electron';
import { lifecycle } from '../core/application.ts';
import { partial } from '../core/guarded.ts';
import { settings } from '../core/settings.ts';

/** The module `safeStorage`: the format of Chromium's `basic_text`, whose key everybody knows. It protects nothing. */
export const safeStorage = partial<SafeStorage>('safeStorage', 'SafeStorage', {
  isEncryptionAvailable: isAvailable,
  isAsyncEncryptionAvailable: () => Promise.resolve(isAvailable()),
  getSelectedStorageBackend: () => (lifecycle.ready ? 'basic_text' : 'unknown'),
  setUsePlainTextEncryption: (usePlainText) => void (plainTextAllowed = usePlainText),
  encryptString: encrypt,
  decryptString: decrypt,
  encryptStringAsync: async (plainText) => encrypt(plainText),
  decryptStringAsync: async (encrypted) => ({ shouldReEncrypt: false, result: decrypt(encrypted) }),
});

const PREFIX = Buffer.from('v10');
const ALGORITHM = 'aes-128-cbc';
const KEY = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1');
const VECTOR = Buffer.alloc(16, ' ');

let plainTextAllowed = false;

function isAvailable(): boolean {
  return lifecycle.ready && (plainTextAllowed || !settings.withoutSafeStorage);
}

function requireAvailable(action: string): void {
  if (!lifecycle.ready) throw new Error('safeStorage cannot be used before app is ready');
  if (!isAvailable()) {
    throw new Error(`Error while ${action} the text provided to safeStorage. Encryption is not available.`);
  }
}

function encrypt(plainText: string): Buffer {
  requireAvailable('encrypting');
  const cipher = createCipheriv(ALGORITHM, KEY, VECTOR);
  return Buffer.concat([PREFIX, cipher.update(plainText, 'utf8'), cipher.final()]);
}

function decrypt(encrypted: Buffer): string {
  requireAvailable('decrypting');
  if (!Buffer.isBuffer(encrypted)) {
    throw new Error('Expected the first argument of decryptString() to be a buffer');
  }
  if (!encrypted.subarray(0, PREFIX.length).equals(PREFIX)) {
    throw new Error(`${DECRYPTION_FAILED} Ciphertext does not appear to be encrypted.`);
  }
  try {
    const decipher = createDecipheriv(ALGORITHM, KEY, VECTOR);
    return Buffer.concat([decipher.update(encrypted.subarray(PREFIX.length)), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    throw new Error(DECRYPTION_FAILED);
  }
}

const DECRYPTION_FAILED = 'Error while decrypting the ciphertext provided to safeStorage.decryptString.';
