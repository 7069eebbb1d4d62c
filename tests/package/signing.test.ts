import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { windowsInstallers } from '#build/installer/release.ts';
import { testBuildMark } from '#build/product/test-build.ts';
import { signFile } from '#build/signing/sign-file.ts';
import { signingSettings } from '#build/signing/signing-settings.ts';
import { signatureProblems } from '#build/signing/verify-signature.ts';
import type { SigningDesk } from './signing-desk.ts';
import { builtFolder, installers, once, optionsFor, product, signingDesk } from './prepared.ts';

let desk: SigningDesk;
let folder: string;
let unsigned: string;

beforeAll(async () => {
  desk = await signingDesk();
  folder = await once('signing', () => undefined);
  unsigned = join(await builtFolder('win32'), 'ffmpeg.dll');
});

function sign(environment: NodeJS.ProcessEnv, name: string, from = unsigned): string {
  const file = join(folder, name);
  cpSync(from, file);
  signFile(file, { settings: signingSettings(environment), name: 'Test', mayBeTestBuild: false });
  return file;
}

function problems(file: string): string {
  return signatureProblems(file, { signer: desk.root, timeStamp: desk.root }).join('\n');
}

test('a key in a file and a key in a token sign so that the chain ends at the root, with a time stamp', () => {
  expect(problems(sign(desk.p12, 'p12.dll'))).toBe('');
  expect(problems(sign(desk.pkcs11, 'pkcs11.dll'))).toBe('');
});

test("an agency's own command signs", () => {
  const script = join(folder, 'sign.sh');
  const key = ['-pkcs12', desk.p12['SIGN_P12'], '-readpass', desk.p12['SIGN_PASSFILE']].join(' ');
  const stamp = [
    '-TSA-certs',
    desk.p12['SIGN_TEST_TSA_CERT'],
    '-TSA-key',
    desk.p12['SIGN_TEST_TSA_KEY'],
  ].join(' ');
  const lines = [`osslsigncode sign ${key} -h sha256 ${stamp} -in "$1" -out "$1.new"`, 'mv "$1.new" "$1"'];
  writeFileSync(script, `set -e\n${lines.join('\n')}\n`);
  const command = { SIGN_MODE: 'command', SIGN_COMMAND: JSON.stringify(['sh', script]) };
  expect(problems(sign(command, 'command.dll'))).toBe('');
});

test('installer and package are signed', async () => {
  const { setup, msi } = await installers('first');
  expect(problems(setup) + problems(msi)).toBe('');
});

test('what is not signed, was changed, or was signed by a stranger is refused', () => {
  expect(problems(unsigned)).toContain('not in order');
  expect(problems(sign(desk.stranger, 'stranger.dll'))).toContain('not in order');
  const changed = sign(desk.p12, 'changed.dll');
  const content = readFileSync(changed);
  content.writeUInt8(content.readUInt8(1_000) ^ 1, 1_000);
  writeFileSync(changed, content);
  expect(problems(changed)).toContain('not in order');
});

test('a signature without a time stamp is refused', () => {
  const script = join(folder, 'bare.sh');
  const key = ['-pkcs12', desk.p12['SIGN_P12'], '-readpass', desk.p12['SIGN_PASSFILE']].join(' ');
  writeFileSync(
    script,
    `set -e\nosslsigncode sign ${key} -h sha256 -in "$1" -out "$1.new"\nmv "$1.new" "$1"\n`,
  );
  const command = { SIGN_MODE: 'command', SIGN_COMMAND: JSON.stringify(['sh', script]) };
  expect(problems(sign(command, 'bare.dll'))).toContain('no time stamp');
});

test('the key of releases signs no test build', () => {
  const marked = join(folder, 'marked.dll');
  writeFileSync(marked, Buffer.concat([readFileSync(unsigned), Buffer.from(testBuildMark, 'utf16le')]));
  expect(() => sign(desk.p12, 'test-build.dll', marked)).toThrow('belongs to a test build');
});

test('a release cannot be built unsigned', async () => {
  const built = await builtFolder('win32');
  expect(() => windowsInstallers(optionsFor(product, folder), built, null)).toThrow('not built unsigned');
});

test('a signer that fails leaves the file as it was, and says so', () => {
  const command = { SIGN_MODE: 'command', SIGN_COMMAND: '["false"]' };
  expect(() => sign(command, 'failed.dll')).toThrow('could not be signed with false');
});
