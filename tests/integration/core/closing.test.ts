import { expect, test } from 'vitest';
import { attackedPair } from '#tests/support/attacked-pair.ts';
import { eventually } from '#tests/support/eventually.ts';

/** Of the shell. */
const closeLimitMs = 4_000;

test('a core closes although a send is never settled, and sends it when it is opened again', async () => {
  const { attacker, a, b, onA, onB } = await attackedPair();
  let isAsked = false;
  attacker.lies.send = () => {
    isAsked = true;
    return new Promise(() => undefined);
  };
  await a.send(onA, '답 없는 메시지');
  await eventually(() => isAsked);
  const begin = performance.now();
  await a.close();
  // Sooner than the shell gives up waiting and ends the thread with the database open.
  expect(performance.now() - begin).toBeLessThan(closeLimitMs);
  attacker.lies = {};
  await a.reopen();
  await eventually(async () => (await b.messages(onB)).at(-1)?.text === '답 없는 메시지');
});
