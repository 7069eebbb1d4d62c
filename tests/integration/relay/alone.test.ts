import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fromRoot } from '#build/vite/paths.ts';
import { importAlone } from '#relay/import-alone.ts';
import { relaySettings } from '#relay/alone/relay-settings.ts';
import { failureText, relayTexts } from '#relay/alone/texts.ts';
import { agencyCodeFile } from '#tests/support/agency-code-lines.ts';
import { eventually } from '#tests/support/eventually.ts';
import { ldif, suffix } from '#tests/support/ldap/ldif.ts';
import { hasSlapd, Slapd } from '#tests/support/ldap/slapd.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

type Command = ChildProcessByStdio<null, Readable, Readable>;

/** An administrator's folder with files of people and units, and what commands answer there. */
class Desk {
  readonly folder = temporaryFolder();

  file(name: string, content: string | Buffer): string {
    const file = join(this.folder, name);
    writeFileSync(file, content);
    return file;
  }

  /** Answers the lines, and what came of it: an outcome, or the sentence of a failure. */
  async import(
    ...args: readonly string[]
  ): Promise<{ readonly lines: readonly string[]; readonly end: string }> {
    const lines: string[] = [];
    const texts = relayTexts(args.includes('--lang=en') ? 'en' : 'ko');
    const say = (line: string): void => void lines.push(line);
    const all = ['--folder', join(this.folder, 'relay'), ...args];
    const end = await importAlone(all, {}, texts, say).catch((error: unknown) => failureText(texts, error));
    return { lines, end };
  }

  /** The command as it is called, in a process of its own. */
  run(...args: readonly string[]): Command {
    const child = spawn(
      process.execPath,
      [fromRoot('electron/relay/main.ts'), ...args, '--folder', join(this.folder, 'relay')],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, LANG: 'ko_KR.UTF-8', LC_ALL: 'ko_KR.UTF-8' },
      },
    );
    onTestFinished(() => void child.kill('SIGKILL'));
    return child;
  }
}

/** What a process has written so far. */
function outputOf({ stdout }: Command): { text: string } {
  const output = { text: '' };
  stdout.setEncoding('utf8').on('data', (piece: string) => {
    output.text += piece;
  });
  return output;
}

function peopleFile(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => `p${String(index)},김가온,9000110`);
  return ['사번,성명,부서코드', ...rows].join('\n');
}

const codes = agencyCodeFile([
  { code: '9000000', name: '가온부' },
  { code: '9000110', name: '예산과', parent: '9000000' },
]);

test('an administrator sees what would change, takes it in, and is asked before much goes', async () => {
  const desk = new Desk();
  const csv = desk.file('people.csv', `${peopleFile(40)}\n,이름만,9000110\nx1,모르는 곳,123\n`);
  const units = desk.file('units.txt', codes);
  const dry = await desk.import('--csv', csv, '--units', units, '--dry-run');
  expect(dry).toEqual({
    end: 'dry-run',
    lines: [
      'units.txt: cp949 인코딩으로 읽습니다.',
      'people.csv: utf-8 인코딩으로 읽습니다.',
      '식별 번호가 없거나 쓸 수 없는 줄을 뺐습니다: 1건(행 42)',
      '소속 부서를 찾을 수 없는 직원이 있습니다: 1명(행 43)',
      '읽을 수 없는 줄이 누구의 것인지 알 수 없어 아무도, 아무 부서도 삭제하지 않았습니다. 그 줄을 고쳐 다시 가져오면 삭제도 반영됩니다.',
      '부서(0개): 추가 2, 변경 0, 삭제 0, 코드 변경 0',
      '  추가되는 것: 9000000, 9000110',
      '직원(0명): 추가 41, 변경 0, 삭제 0',
      '  추가되는 것: p0, p1, p2, p3, p4, …',
      '시험 실행입니다. 아무것도 바꾸지 않았습니다.',
    ],
  });
  expect((await desk.import('--csv', csv, '--units', units)).end).toBe('applied');
  expect((await desk.import('--csv', csv, '--units', units)).end).toBe('unchanged');
  desk.file('people.csv', peopleFile(10));
  const tried = await desk.import('--csv', csv, '--dry-run');
  expect(tried.lines.some((line) => line.startsWith('이대로 가져오면 삭제가 너무 많아'))).toBe(true);
  const refused = await desk.import('--csv', csv, '--lang=en');
  expect(refused.end).toBe('refused');
  expect(refused.lines).toContain('People (41): 0 added, 0 changed, 31 removed');
  expect(refused.lines.at(-1)).toContain('--confirm-removals');
  expect((await desk.import('--csv', csv, '--confirm-removals')).end).toBe('applied');
  expect((await desk.import('--csv', csv)).lines).toContain('직원(10명): 추가 0, 변경 0, 삭제 0');
});

test.each([
  ['no source', [], '가져올 곳을'],
  ['a share that is none', ['--csv', 'a.csv', '--removed-share', '130'], '--removed-share'],
  ['two kinds of source', ['--csv', 'a.csv', '--ldap', 'b.json'], '가져올 곳을'],
  ['an option that there is not', ['--cvs', 'a.csv'], '명령에 잘못된 내용이 있습니다'],
  ['a file that is not there', ['--csv', '/nowhere/people.csv'], '파일을 읽을 수 없습니다: people.csv'],
  [
    'settings that are not there',
    ['--ldap', '/nowhere/ldap.json'],
    '파일을 읽을 수 없습니다: /nowhere/ldap.json',
  ],
])('%s is one sentence', async (_what, args, sentence) => {
  expect((await new Desk().import(...args)).end).toContain(sentence);
});

test.each([
  ['an address that others could reach', ['--host=0.0.0.0'], 'relay.option.host'],
  ['a port that is none', ['--port=70000'], 'relay.option.port'],
  ['an interval that is none', ['--every=soon'], 'relay.option.every'],
  ['a field that cannot be hidden', ['--visible', 'name=nobody'], 'relay.option.visible'],
  ['nobody who gets to see it', ['--visible', 'mobile'], 'relay.option.visible'],
])('a relay does not begin with %s', (_what, args, key) => {
  expect(() => relaySettings(args, {})).toThrow(key);
});

test('an import goes on where nobody reads what it says', async () => {
  const desk = new Desk();
  const csv = desk.file('people.csv', peopleFile(3));
  const units = desk.file('units.txt', codes);
  const importing = desk.run('import', '--csv', csv, '--units', units);
  importing.stdout.destroy();
  expect(await once(importing, 'exit')).toEqual([0, null]);
  expect((await desk.import('--csv', csv, '--units', units)).end).toBe('unchanged');
});

test('a relay that serves holds its folder; it serves what was imported, under the name of the agency', async () => {
  const desk = new Desk();
  const [csv, units] = [desk.file('people.csv', peopleFile(3)), desk.file('units.txt', codes)];
  const imported = desk.run('import', '--csv', csv, '--units', units);
  const [output] = await Promise.all([readText(imported.stdout), once(imported, 'exit')]);
  expect(output).toContain('가져오기를 마쳤습니다.');
  expect(imported.exitCode).toBe(0);

  const serving = desk.run('--port=0', '--visible', 'mobile=nobody');
  const told = outputOf(serving);
  const url = await eventually(() => /http:\/\/\S+?:\d+/.exec(told.text)?.[0]);
  const description: unknown = await (await fetch(`${url}/v1/server`)).json();
  expect(description).toEqual({ agency: '가온부', offers: false });
  expect((await desk.import('--csv', csv)).end).toContain('다른 릴레이가 이 폴더를 쓰고 있습니다');
  const exited = once(serving, 'exit');
  serving.kill('SIGTERM');
  await exited;
  expect((await desk.import('--csv', csv)).end).toBe('unchanged');
});

describe.skipIf(!hasSlapd)('with an LDAP server', () => {
  test('a relay takes its directory in while it serves, and says what it could not', async () => {
    const people = Array.from({ length: 3 }, (_, index) => ({
      uid: `p${String(index)}`,
      name: '김가온',
      unit: suffix,
    }));
    const slapd = await Slapd.start(ldif([], people));
    onTestFinished(() => slapd.stop());
    const desk = new Desk();
    const serving = desk.run('--port=0', '--agency=가온부', '--ldap', slapd.settings(), '--every=60');
    const told = outputOf(serving);
    await eventually(() => told.text.includes('LDAP 동기화를 마쳤습니다.'));
    await eventually(() => told.text.includes('직원(0명): 추가 3'));
    const exited = once(serving, 'exit');
    serving.kill('SIGTERM');
    await exited;
    expect((await desk.import('--ldap', slapd.settings())).end).toBe('unchanged');
    const wrong = await desk.import('--ldap', slapd.settings({ bindDn: `cn=nobody,${suffix}` }), '--lang=en');
    expect(wrong.end).toContain('The server has refused.');
    expect(wrong.end).not.toContain('nobody');
  });
});
