import { z } from 'zod';

/** How files are signed. Everything comes from the environment: no key, no certificate and no PIN is in the repository. */
export type SigningSettings =
  | { readonly mode: 'p12'; readonly key: Pkcs12Key; readonly stamp: Stamp }
  | { readonly mode: 'pkcs11'; readonly key: Pkcs11Key; readonly stamp: Stamp }
  | { readonly mode: 'signtool'; readonly key: StoreKey; readonly stampUrl: string }
  | { readonly mode: 'command'; readonly command: readonly [string, ...string[]] };

/** A file with key and certificate. */
export interface Pkcs12Key {
  readonly file: string;
  readonly passwordFile: string;
}

/** A key in a token or an HSM; its PIN lies in a file, since arguments can be seen by others. */
export interface Pkcs11Key {
  readonly module: string;
  readonly engine: string | null;
  readonly key: string;
  readonly certificate: string;
  readonly chain: string | null;
  readonly pinFile: string;
}

/** A key that Windows knows, by the thumbprint of its certificate. */
export interface StoreKey {
  readonly program: string;
  readonly thumbprint: string;
  readonly isOfMachine: boolean;
}

/** Who says when a file was signed: an authority by its address, or its key itself where a test is its own. */
export type Stamp = { readonly url: string } | { readonly certificate: string; readonly key: string };

/** What files are signed with. @throws Error that says which variable is missing. */
export function signingSettings(environment: NodeJS.ProcessEnv): SigningSettings {
  const needed = (name: string): string => {
    const value = environment[name];
    if (value === undefined || value === '')
      throw new Error(`${name} is not set; build/signing/README.md says how to sign.`);
    return value;
  };
  const mode = needed('SIGN_MODE');
  switch (mode) {
    case 'p12':
      return {
        mode,
        key: { file: needed('SIGN_P12'), passwordFile: needed('SIGN_PASSFILE') },
        stamp: stampOf(environment, needed),
      };
    case 'pkcs11':
      return { mode, key: pkcs11Key(environment, needed), stamp: stampOf(environment, needed) };
    case 'signtool': {
      const key = {
        program: environment['SIGNTOOL_PATH'] ?? 'signtool.exe',
        thumbprint: needed('SIGN_CERT_SHA1'),
        isOfMachine: environment['SIGN_MACHINE_STORE'] === '1',
      };
      return { mode, key, stampUrl: needed('SIGN_TSA_URL') };
    }
    case 'command': {
      const command = z.tuple([z.string()], z.string()).parse(JSON.parse(needed('SIGN_COMMAND')));
      return { mode, command };
    }
    default:
      throw new Error(`SIGN_MODE is ${mode}; it has to be p12, pkcs11, signtool or command.`);
  }
}

function pkcs11Key(environment: NodeJS.ProcessEnv, needed: (name: string) => string): Pkcs11Key {
  return {
    module: needed('SIGN_PKCS11_MODULE'),
    engine: environment['SIGN_PKCS11_ENGINE'] ?? null,
    key: needed('SIGN_PKCS11_KEY'),
    certificate: needed('SIGN_CERT_FILE'),
    chain: environment['SIGN_CHAIN'] ?? null,
    pinFile: needed('SIGN_PASSFILE'),
  };
}

/** Without a time stamp, signatures die with the certificate: there is no way to sign without one. */
function stampOf(environment: NodeJS.ProcessEnv, needed: (name: string) => string): Stamp {
  const certificate = environment['SIGN_TEST_TSA_CERT'];
  if (certificate === undefined) return { url: needed('SIGN_TSA_URL') };
  return { certificate, key: needed('SIGN_TEST_TSA_KEY') };
}
