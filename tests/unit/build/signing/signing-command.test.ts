import { expect, test } from 'vitest';
import { signingCommand } from '#build/signing/signing-command.ts';
import { signingSettings } from '#build/signing/signing-settings.ts';

const token = {
  SIGN_MODE: 'pkcs11',
  SIGN_PKCS11_MODULE: 'hsm.so',
  SIGN_PKCS11_KEY: 'pkcs11:object=key',
  SIGN_CERT_FILE: 'cert.pem',
  SIGN_PASSFILE: 'pin',
  SIGN_TSA_URL: 'https://tsa.example',
};

test('a package gets the longer signature of packages, and nothing secret stands among the arguments', () => {
  const { args } = signingCommand(signingSettings(token), 'a.msi', 'Narae');
  expect(args).toContain('-add-msi-dse');
  expect(args.join(' ')).toContain('-readpass pin');
  expect(signingCommand(signingSettings(token), 'a.exe', 'Narae').args).not.toContain('-add-msi-dse');
});

test('signtool signs with a certificate of the store', () => {
  const settings = signingSettings({
    SIGN_MODE: 'signtool',
    SIGN_CERT_SHA1: 'AB',
    SIGN_TSA_URL: 'https://tsa.example',
    SIGN_MACHINE_STORE: '1',
  });
  const { program, args, isBeside } = signingCommand(settings, 'a.exe', 'Narae');
  const stamp = ['/tr', 'https://tsa.example', '/td', 'sha256'];
  expect([program, args, isBeside]).toEqual([
    'signtool.exe',
    ['sign', '/fd', 'sha256', '/sha1', 'AB', '/sm', ...stamp, '/d', 'Narae', 'a.exe'],
    false,
  ]);
});

test.each(Object.keys(token))('without %s nothing is signed', (name) => {
  expect(() => signingSettings({ ...token, [name]: '' })).toThrow(`${name} is not set`);
});

test('an unknown way to sign is refused', () => {
  expect(() => signingSettings({ SIGN_MODE: 'none' })).toThrow('it has to be');
});
