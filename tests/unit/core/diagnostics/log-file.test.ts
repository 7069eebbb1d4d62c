import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LogFile, loggedId, loggedVersion, type LogEntry } from '#core/diagnostics/index.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const day = 24 * 60 * 60 * 1000;
const start = Date.parse('2026-03-02T00:00:00Z');

interface Writing {
  readonly log: LogFile;
  readonly folder: string;
  readonly pass: (ms: number) => void;
}

function writing(): Writing {
  const folder = join(temporaryFolder(), 'logs');
  let now = start;
  const log = new LogFile(folder, () => now);
  return {
    log,
    folder,
    pass: (ms) => {
      now += ms;
    },
  };
}

function batch(envelopes: number): LogEntry {
  return { event: 'batch', envelopes, ms: 1 };
}

test('an entry is a line of JSON with its time, in a file for its user only', () => {
  const { log, folder, pass } = writing();
  log.write({ event: 'connection', state: 'online' });
  pass(1_500);
  log.write(batch(3));
  expect(readFileSync(join(folder, 'narae.log'), 'utf8')).toBe(
    '{"time":"2026-03-02T00:00:00.000Z","event":"connection","state":"online"}\n' +
      '{"time":"2026-03-02T00:00:01.500Z","event":"batch","envelopes":3,"ms":1}\n',
  );
  if (process.platform !== 'win32') expect(statSync(join(folder, 'narae.log')).mode & 0o777).toBe(0o600);
});

test('what is of no declared form is not written, whatever a thread may send', () => {
  const { log, folder } = writing();
  const wrong: readonly unknown[] = [
    { event: 'batch', envelopes: 1, ms: 1, text: '비밀' },
    { event: 'batch', envelopes: '010-1234-5678', ms: 1 },
    { event: '김서연', ms: 1 },
    { event: 'failure', part: 'core', code: 'internal', cause: `could not open ${join(folder, 'narae.db')}` },
    { event: 'failure', part: 'core', code: '홍길동', cause: 'Error' },
    { event: 'call-failed', call: 'chats.send', code: 'internal', conversation: 'direct:0123' },
    { event: 'started', version: 'kim', electron: 'none', chrome: 'none', node: 'none', packaged: true },
    'text',
    null,
  ];
  for (const entry of wrong) log.write(entry as LogEntry);
  expect(() => readdirSync(folder)).toThrow('ENOENT');
});

test('the log stays below five files of a megabyte, and its newest lines can be read', () => {
  const { log, folder } = writing();
  const entries = 70_000;
  for (let number = 0; number < entries; number++) log.write(batch(number));
  const files = readdirSync(folder).toSorted();
  expect(files).toEqual(['narae.1.log', 'narae.2.log', 'narae.3.log', 'narae.4.log', 'narae.log']);
  for (const file of files) expect(statSync(join(folder, file)).size).toBeLessThan(1_000_200);
  const numbers = log.lines(20_000).map((line) => (JSON.parse(line) as { envelopes: number }).envelopes);
  expect(numbers).toEqual(Array.from({ length: 20_000 }, (_, index) => entries - 20_000 + index));
}, 60_000);

test('no line gets older than 14 days while the program is in use', () => {
  const { log, folder, pass } = writing();
  const touch = (at: number): void => {
    for (const name of readdirSync(folder).filter((file) => file === 'narae.log'))
      utimesSync(join(folder, name), at / 1000, at / 1000);
  };
  for (let hour = 0; hour < 40 * 24; hour += 6) {
    log.write(batch(hour));
    touch(start + hour * 60 * 60 * 1000);
    const [oldest = ''] = log.lines(10_000);
    const { time } = JSON.parse(oldest) as { time: string };
    expect(start + hour * 60 * 60 * 1000 - Date.parse(time)).toBeLessThanOrEqual(14.5 * day);
    pass(6 * 60 * 60 * 1000);
  }
  expect(readdirSync(folder).length).toBeGreaterThan(1);
});

test('what repeats itself is counted', () => {
  const { log, folder, pass } = writing();
  for (let second = 0; second < 30; second++) {
    log.write({ event: 'storage', health: 'full' });
    pass(1_000);
  }
  log.write({ event: 'storage', health: 'sound' });
  const lines = readFileSync(join(folder, 'narae.log'), 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({ event: 'storage', health: 'full' }),
    expect.objectContaining({ event: 'storage', health: 'full', repeated: 29 }),
    expect.objectContaining({ event: 'storage', health: 'sound' }),
  ]);
  expect(log.lines(10)).toEqual(lines);
});

test('a log that cannot be written breaks nothing, and goes on when it can', () => {
  const { log, folder } = writing();
  writeFileSync(folder, 'a file where the folder should be');
  expect(() => {
    log.write(batch(1));
  }).not.toThrow();
  expect(log.lines(10)).toEqual([]);

  const other = writing();
  mkdirSync(join(other.folder, 'narae.log'), { recursive: true });
  chmodSync(other.folder, 0o700);
  expect(() => {
    other.log.write(batch(1));
  }).not.toThrow();
});

test('lines that something else has written are not shown', () => {
  const { log, folder } = writing();
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'narae.log'),
    '{"time":"2026-03-01T00:00:00.000Z","event":"quit"}\n' +
      '{"time":"2026-03-01T00:00:00.000Z","event":"quit","who":"김서연"}\n' +
      '{"time":"김서연","event":"quit"}\n{"time":"2026-03-0',
  );
  log.write(batch(1));
  expect(log.lines(10)).toEqual([
    '{"time":"2026-03-01T00:00:00.000Z","event":"quit"}',
    '{"time":"2026-03-02T00:00:00.000Z","event":"batch","envelopes":1,"ms":1}',
  ]);
});

test('ids are logged as what only this run can relate', () => {
  const id = 'direct:00112233445566778899aabbccddeeff';
  expect(loggedId(id)).toMatch(/^[0-9a-f]{8}$/);
  expect(loggedId(id)).toBe(loggedId(id));
  expect(loggedId(`${id}0`)).not.toBe(loggedId(id));
});

test('only versions are versions', () => {
  expect(loggedVersion('45.5.0')).toBe('45.5.0');
  expect(loggedVersion('146.0.7680.31')).toBe('146.0.7680.31');
  expect(loggedVersion('1.0.0-beta.2')).toBe('1.0.0-beta.2');
  for (const other of ['010-1234-5678', 'kim', '', undefined, '1.0.0-kimseoyeon-pc'])
    expect(loggedVersion(other)).toBe('none');
});
