import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { LetterBox, postLetter } from '#build/electron-standin/app/letter-box.ts';
import { takeLock } from '#build/electron-standin/app/lock-file.ts';

const lockProcess = fileURLToPath(new URL('../../../support/lock-process.ts', import.meta.url));
const folder = (): string => mkdtempSync(join(tmpdir(), 'narae-lock-'));

const files = 40;

/** Processes that take locks at the same moments, and are killed then. Answers which files had how many owners. */
async function takeAtOnce(locks: string): Promise<readonly number[]> {
  const begin = String(Date.now() + 1_500);
  const children = Array.from({ length: 6 }, () =>
    spawn(process.execPath, [lockProcess, locks, String(files), begin], {
      stdio: ['pipe', 'pipe', 'ignore'],
    }),
  );
  const said = await Promise.all(children.map(({ stdout }) => once(stdout, 'data')));
  const closed = children.map((child) => once(child, 'close'));
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(closed);
  const owned = said.flatMap(([data]) => JSON.parse(String(data)) as number[]);
  return Array.from({ length: files }, (_, file) => owned.filter((one) => one === file).length);
}

test(
  'of many that ask at once one has the lock, also where the one before was killed',
  { timeout: 60_000 },
  async () => {
    const locks = folder();
    for (let round = 0; round < 2; round++) expect(await takeAtOnce(locks)).toEqual(Array(files).fill(1));
    const file = join(locks, '0');
    const lock = takeLock(file);
    expect([lock === null, takeLock(file)]).toEqual([false, null]);
    lock?.release();
    expect(takeLock(file)).not.toBeNull();
  },
);

test('a letter is handed over once, also one that came before anybody looked; an old one goes', async () => {
  const box = folder();
  const letter = (link: string) => ({ argv: [link], cwd: '/', data: null });
  const heard: unknown[] = [];
  const since = Date.now();
  writeFileSync(join(box, `1-${String(since - 60_000)}.letter`), JSON.stringify(letter('old')));
  writeFileSync(join(box, `1-${String(since - 60_000)}.part`), '{');
  writeFileSync(join(box, 'lock'), '');
  postLetter(box, letter('before'));
  const letters = new LetterBox(box, since, ({ argv }) => heard.push(...argv));
  expect(heard).toEqual(['before']);
  await new Promise((resolve) => setTimeout(resolve, 5));
  postLetter(box, letter('after'));
  await expect.poll(() => heard).toEqual(['before', 'after']);
  expect(readdirSync(box)).toEqual(['lock']);
  letters.close();
});
