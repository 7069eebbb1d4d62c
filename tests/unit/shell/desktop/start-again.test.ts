import { EventEmitter } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';

const app = new EventEmitter();
vi.mock('electron', () => ({ app }));
const { LinkInbox } = await import('#shell/desktop/link-inbox.ts');
const { StartAgain } = await import('#shell/desktop/start-again.ts');

afterEach(() => {
  app.removeAllListeners();
});

/** A program that follows links until it ends. */
function started() {
  const links = new LinkInbox(['narae']);
  const [followed, relaunched]: [(string | null)[], (string | null)[]] = [[], []];
  links.follow((link) => followed.push(link));
  const again = new StartAgain(links, (link) => relaunched.push(link));
  return { again, followed, relaunched };
}

function startAgain(...args: readonly string[]): void {
  app.emit('second-instance', {}, ['narae', ...args]);
}

test('a start that meets a program which is ending starts it once more when it has ended, with its link', () => {
  const { again, followed, relaunched } = started();
  startAgain('narae:about');
  again.ending('person');
  startAgain('narae:settings');
  startAgain();
  expect([followed, relaunched]).toEqual([['narae:about'], []]);
  again.closed();
  expect(relaunched).toEqual(['narae:settings']);
  startAgain('narae:people');
  expect(relaunched).toHaveLength(1);
});

test('one that comes in the moments before the program is gone counts too', () => {
  const { again, relaunched } = started();
  again.ending('person');
  again.closed();
  expect(relaunched).toEqual([]);
  startAgain();
  expect(relaunched).toEqual([null]);
});

test('nothing is started that nobody has asked for, nor while the system ends it', () => {
  const quiet = started();
  quiet.again.ending('person');
  startAgain('--hidden');
  quiet.again.closed();
  expect(quiet.relaunched).toEqual([]);

  app.removeAllListeners();
  const logOff = started();
  logOff.again.ending('person');
  startAgain('narae:settings');
  logOff.again.ending('system');
  logOff.again.closed();
  expect([logOff.relaunched, logOff.followed]).toEqual([[], []]);
});
