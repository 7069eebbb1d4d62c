import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveOf, filesOf, type Check } from '../subject.ts';
import { filesIn } from './archive-listing.ts';

const keyFile = /(?:^|\/)(?:\.env[^/]*|\.npmrc|id_(?:rsa|ed25519))$|\.(?:pem|key|p12|pfx|jks|db|sqlite)$/i;
const privateKey = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s+[A-Za-z0-9+/]{16}/;

/** No file that holds keys by its name, no private key in any file. */
export const secrets: Check = (subject) => {
  const named = [...filesOf(subject), ...filesIn(archiveOf(subject))].filter((file) => keyFile.test(file));
  const holding = filesOf(subject).filter((file) =>
    privateKey.test(readFileSync(join(subject.folder, file), 'latin1')),
  );
  return [
    ...named.map((file) => `${file} looks like a file of keys`),
    ...holding.map((file) => `${file} holds a private key`),
  ];
};
