import type { Pkcs11Key, SigningSettings, Stamp } from './signing-settings.ts';

/** A program to run, and whether it leaves what it signed beside the file, which then has to take its place. */
export interface SigningCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly isBeside: boolean;
}

/** The signature as a user sees it: of what, and by which program it is made. */
export function signingCommand(settings: SigningSettings, file: string, name: string): SigningCommand {
  switch (settings.mode) {
    case 'p12': {
      const { key } = settings;
      return osslsigncode(['-pkcs12', key.file, '-readpass', key.passwordFile], settings.stamp, file, name);
    }
    case 'pkcs11':
      return osslsigncode(pkcs11Arguments(settings.key), settings.stamp, file, name);
    case 'signtool': {
      const { program, thumbprint, isOfMachine } = settings.key;
      const store = isOfMachine ? ['/sm'] : [];
      const stamp = ['/tr', settings.stampUrl, '/td', 'sha256'];
      const args = ['sign', '/fd', 'sha256', '/sha1', thumbprint, ...store, ...stamp, '/d', name, file];
      return { program, args, isBeside: false };
    }
    case 'command': {
      const [program, ...args] = settings.command;
      return { program, args: [...args, file], isBeside: false };
    }
  }
}

/** Where osslsigncode leaves what it signed. */
export function signedBeside(file: string): string {
  return `${file}.signed`;
}

function osslsigncode(key: readonly string[], stamp: Stamp, file: string, name: string): SigningCommand {
  // Of a package, Windows Installer checks what it is called and how long it is only with this.
  const ofPackage = file.toLowerCase().endsWith('.msi') ? ['-add-msi-dse'] : [];
  const args = ['sign', ...key, '-h', 'sha256', '-n', name, ...ofPackage, ...stampArguments(stamp)];
  return {
    program: 'osslsigncode',
    args: [...args, '-in', file, '-out', signedBeside(file)],
    isBeside: true,
  };
}

function pkcs11Arguments({ module, engine, key, certificate, chain, pinFile }: Pkcs11Key): readonly string[] {
  const token = [...(engine === null ? [] : ['-pkcs11engine', engine]), '-pkcs11module', module];
  const more = chain === null ? [] : ['-ac', chain];
  return [...token, '-certs', certificate, '-key', key, '-readpass', pinFile, ...more];
}

function stampArguments(stamp: Stamp): readonly string[] {
  return 'url' in stamp ? ['-ts', stamp.url] : ['-TSA-certs', stamp.certificate, '-TSA-key', stamp.key];
}
