import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { demoStaff } from '#tests/support/demo-staff.ts';
import { fromRoot } from '#build/vite/paths.ts';
import { expect, test, type OpenProfile } from '../fixtures/narae.ts';

const second = demoStaff[1];
if (second === undefined) throw new Error('the demo agency is empty');

/** Somebody with one message of history, whose app is closed again. */
async function withHistory(openProfile: (profile: string) => Promise<OpenProfile>): Promise<void> {
  const [a, b] = await Promise.all([openProfile('a'), openProfile('b')]);
  await a.signIn.as(0);
  await b.signIn.as(1);
  await a.chats.startWith(second?.name ?? '');
  await a.chats.send('남아 있어야 할 기록');
  await a.chats.expectState('남아 있어야 할 기록', 'delivered');
  await a.app.close();
  await b.app.close();
}

test('when the relay cannot be opened, or has lost its data, history is there, and what is wrong is said', async ({
  openProfile,
  dataRoot,
}) => {
  await withHistory(openProfile);
  const key = join(dataRoot, 'relay', 'relay.key');
  renameSync(key, `${key}.kept`);
  const unopened = await openProfile('a');
  await expect(unopened.page.getByText('내장 서버를 열지 못했습니다.')).toBeVisible();
  await unopened.chats.rows.first().click();
  await unopened.chats.expectState('남아 있어야 할 기록', 'delivered');
  await unopened.app.close();

  renameSync(`${key}.kept`, key);
  for (const file of ['relay.db', 'relay.db-wal']) rmSync(join(dataRoot, 'relay', file), { force: true });
  const { page, chats } = await openProfile('a');
  await expect(page.getByText('서버가 이 PC를 알지 못합니다.')).toBeVisible();
  await expect(chats.connection).toHaveAttribute('data-connection', 'refused');
  await chats.rows.first().click();
  await chats.expectState('남아 있어야 할 기록', 'delivered');
});

test('what keeps a window from opening is told in a sentence', async ({ dataRoot }) => {
  const file = join(dataRoot, 'file');
  writeFileSync(file, '');
  const starts = [
    [`--data-root=${file}`, '이 PC의 저장소를 쓸 수 없습니다.'],
    ['--profile=BAD NAME', '프로필 이름이 올바르지 않습니다.'],
  ] as const;
  for (const [option, sentence] of starts) {
    const cli = fromRoot('node_modules/electron/cli.js');
    const start = spawn(process.execPath, [cli, '.', `--data-root=${dataRoot}`, option], {
      cwd: fromRoot('.'),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [said, [code]] = await Promise.all([textOf(start.stderr), once(start, 'exit')]);
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  }
});
