import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An agency's keys as a test has them: a root, who signs, who says when, and a token that holds a key. */
export interface SigningDesk {
  readonly root: string;
  readonly p12: NodeJS.ProcessEnv;
  readonly pkcs11: NodeJS.ProcessEnv;
  /** Somebody whose root nobody trusts. */
  readonly stranger: NodeJS.ProcessEnv;
}

const passphrase = 'only-of-this-test';

/** Makes all keys anew in a folder; none is ever in the repository. */
export function openSigningDesk(folder: string): SigningDesk {
  mkdirSync(folder, { recursive: true });
  const passFile = join(folder, 'pass');
  writeFileSync(passFile, passphrase);
  const at = (name: string): string => join(folder, name);
  authority(at('ca'));
  authority(at('other'));
  leaf(at('signer'), at('ca'), 'extendedKeyUsage=critical,codeSigning');
  leaf(at('stranger'), at('other'), 'extendedKeyUsage=critical,codeSigning');
  leaf(at('tsa'), at('ca'), 'extendedKeyUsage=critical,timeStamping');
  const stamp = { SIGN_TEST_TSA_CERT: at('tsa.pem'), SIGN_TEST_TSA_KEY: at('tsa.key') };
  const p12 = (name: string): NodeJS.ProcessEnv => {
    const parts = ['-inkey', at(`${name}.key`), '-in', at(`${name}.pem`), '-out', at(`${name}.p12`)];
    openssl('pkcs12', '-export', ...parts, '-passout', `pass:${passphrase}`);
    return { SIGN_MODE: 'p12', SIGN_P12: at(`${name}.p12`), SIGN_PASSFILE: passFile, ...stamp };
  };
  return {
    root: at('ca.pem'),
    p12: p12('signer'),
    stranger: p12('stranger'),
    pkcs11: { ...token(folder), ...stamp },
  };
}

function token(folder: string): NodeJS.ProcessEnv {
  const at = (name: string): string => join(folder, name);
  mkdirSync(at('tokens'));
  writeFileSync(at('softhsm.conf'), `directories.tokendir = ${at('tokens')}\n`);
  process.env['SOFTHSM2_CONF'] = at('softhsm.conf');
  const pin = '123456';
  writeFileSync(at('pin'), pin);
  const library = '/usr/lib/softhsm/libsofthsm2.so';
  execFileSync('softhsm2-util', ['--init-token', '--free', '--label', 'desk', '--pin', pin, '--so-pin', pin]);
  const login = ['--module', library, '--login', '--pin', pin, '--token-label', 'desk'];
  execFileSync(
    'pkcs11-tool',
    [...login, '--keypairgen', '--key-type', 'rsa:3072', '--label', 'key', '--id', '01'],
    {
      stdio: 'pipe',
    },
  );
  const key = 'pkcs11:token=desk;object=key;type=private';
  const engine = ['-engine', 'pkcs11', '-keyform', 'engine', '-key', `${key};pin-value=${pin}`];
  openssl(
    'req',
    ...engine,
    '-new',
    '-sha256',
    '-subj',
    '/C=KR/O=Test/CN=Test token',
    '-out',
    at('token.csr'),
  );
  certify(at('token'), at('ca'), 'extendedKeyUsage=critical,codeSigning');
  return {
    SIGN_MODE: 'pkcs11',
    SIGN_PKCS11_MODULE: library,
    SIGN_PKCS11_KEY: key,
    SIGN_CERT_FILE: at('token.pem'),
    SIGN_PASSFILE: at('pin'),
  };
}

function authority(path: string): void {
  const uses = [
    '-addext',
    'basicConstraints=critical,CA:TRUE',
    '-addext',
    'keyUsage=critical,keyCertSign,cRLSign',
  ];
  const kind = [
    '-x509',
    '-newkey',
    'rsa:3072',
    '-nodes',
    '-sha256',
    '-days',
    '30',
    '-subj',
    '/C=KR/O=Test/CN=Test root',
  ];
  openssl('req', ...kind, ...uses, '-keyout', `${path}.key`, '-out', `${path}.pem`);
}

function leaf(path: string, ca: string, use: string): void {
  const subject = ['-subj', `/C=KR/O=Test/CN=Test leaf`];
  openssl(
    'req',
    '-new',
    '-newkey',
    'rsa:3072',
    '-nodes',
    '-sha256',
    ...subject,
    '-keyout',
    `${path}.key`,
    '-out',
    `${path}.csr`,
  );
  certify(path, ca, use);
}

function certify(path: string, ca: string, use: string): void {
  const lines = [
    'basicConstraints=CA:FALSE',
    'keyUsage=critical,digitalSignature',
    use,
    'subjectKeyIdentifier=hash',
    'authorityKeyIdentifier=keyid',
  ];
  writeFileSync(`${path}.ext`, `${lines.join('\n')}\n`);
  const by = ['-CA', `${ca}.pem`, '-CAkey', `${ca}.key`, '-CAcreateserial', '-days', '30', '-sha256'];
  openssl('x509', '-req', '-in', `${path}.csr`, ...by, '-extfile', `${path}.ext`, '-out', `${path}.pem`);
}

function openssl(...args: readonly string[]): void {
  execFileSync('openssl', args, { stdio: 'pipe' });
}
