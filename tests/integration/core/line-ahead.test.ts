import { expect, test } from 'vitest';
import type { PersonId } from '#shared/model/ids.ts';
import { eventually } from '#tests/support/eventually.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

const hourMs = 60 * 60 * 1000;

test('below a line that a wrong clock has put ahead, messages stand in the order in which they came', async () => {
  let skewMs = 0;
  const relay = await TestRelay.start({ now: () => Date.now() + skewMs });
  const [personA, personB] = relay.offered as readonly [PersonId, PersonId];
  const a = await TestCore.enrolled(relay, personA);
  const b = await TestCore.enrolled(relay, personB);
  const onA = (await a.conversationWith(personB)).id;
  await a.send(onA, '처음');
  await eventually(async () => (await b.conversations()).at(0));
  await b.close();

  // The host took the local time for UTC, and meanwhile B has begun anew on another PC.
  skewMs = 9 * hourMs;
  await relay.stop();
  await relay.start();
  await a.online();
  const again = TestCore.open(relay);
  await again.raw.begin();
  await again.services.signIn.enrol({ invitation: relay.invite(personB) });
  await again.online();
  const onB = (await again.conversationWith(personA)).id;
  await again.send(onB, '새 PC');
  await eventually(async () => (await a.messages(onA)).at(-1)?.text === '새 PC');
  skewMs = 0;
  const texts = Array.from({ length: 8 }, (_, index) => String(index));
  for (const text of texts) {
    await again.send(onB, text);
    await eventually(
      async () => (await again.messages(onB)).find((message) => message.text === text)?.state === 'delivered',
    );
  }
  const shown = (await a.messages(onA)).map(({ kind, text }) => (kind === 'text' ? text : kind));
  expect(shown).toEqual(['처음', 'identity-changed', '새 PC', ...texts]);
}, 60_000);
