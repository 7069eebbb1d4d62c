import { expect, test } from 'vitest';
import { attackedPair } from '#tests/support/attacked-pair.ts';
import { eventually } from '#tests/support/eventually.ts';

test('a core closes although a send is never settled, and sends it when it is opened again', async () => {
  const { attacker, a, b, onA, onB } = await attackedPair();
  let isAsked = false;
  attacker.lies.send = () => {
    isAsked = true;
    return new Promise(() => undefined);
  };
  await a.send(onA, '답 없는 메시지');
  await eventually(() => isAsked);
  await a.close();
  attacker.lies = {};
  await a.reopen();
  await eventually(async () => (await b.messages(onB)).at(-1)?.text === '답 없는 메시지');
});
