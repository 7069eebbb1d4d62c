import { channelTable } from '#shared/ipc/channel-table.ts';
import type { OpenProfile } from '../fixtures/narae.ts';
import { expect, test } from '../fixtures/narae.ts';
import { ProfileFiles } from '../fixtures/profile-files.ts';
import { expectToKnow } from '../support/expect-to-know.ts';
import type { PersonId } from '#shared/model/ids.ts';
import { demoStaff } from '#tests/support/demo-staff.ts';
import { malformedCalls } from '#tests/support/requests/malformed-inputs.ts';

const callsInAll = 10_000;
const requests = Object.values(channelTable).reduce((sum, domain) => sum + domain.requests.length, 0);
const refusal = { ok: false, error: { code: 'invalid-request', retryable: false } };

test('10,000 malformed calls are refused by code, change nothing and end nothing', async ({
  openProfile,
  dataRoot,
}) => {
  test.setTimeout(180_000);
  const a = await openProfile('a');
  await a.signIn.as(0);
  const [, somebody] = demoStaff;
  if (somebody === undefined) throw new Error('the demo agency is empty');
  await expectToKnow(a.page, somebody.id);
  await a.page.evaluate(async (person) => {
    const opened = await window.narae.chats.open({ person });
    if (!opened.ok) throw new Error(opened.error.code);
    await window.narae.chats.saveDraft({ conversation: opened.value.id, text: '쓰던 글' });
    // Nothing of it is what it is by default: also what is put back to that would be seen.
    const absence = { kind: 'trip', until: '2099-12-31' } as const;
    await window.narae.presence.setProfile({
      statusText: '출장 중',
      absence,
      availability: 'away',
      minutes: null,
    });
    await window.narae.preferences.set({ zoom: 1.1, closeToTray: false });
  }, somebody.id);
  const files = new ProfileFiles(dataRoot, 'a');
  // What the program does by itself is over: it is connected, and has written down where its window stands.
  await expect(a.chats.connection).toHaveAttribute('data-connection', 'online');
  await a.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 40, width: 1010, height: 700 });
  });
  await expect.poll(() => files.read('preferences.json').toString()).toMatch(/"width":\s*1010/);
  const seed = Number(process.env['NARAE_FUZZ_SEED'] ?? Date.now() % 2 ** 31);
  console.log(`fuzz: seed ${String(seed)}`);
  const before = await everything(a, somebody.id, files);

  let calls = 0;
  for (const { domain, name, inputs } of malformedCalls(
    seed,
    Math.max(100, Math.ceil(callsInAll / requests)),
  )) {
    const replies = await a.page.evaluate(
      async (request) => {
        const functions = window.narae as unknown as Record<
          string,
          Record<string, (input: unknown) => Promise<unknown>>
        >;
        const call = functions[request.domain]?.[request.name];
        if (call === undefined) throw new Error('no such request');
        // What no test can hand over, and no clone can carry. Symbols and the like the bridge itself throws out.
        const strange = [
          () => 0,
          { key: () => 0 },
          [() => 0],
          Promise.resolve(1),
          { key: Promise.resolve(1) },
        ];
        const thrown = [Symbol('key'), { key: Symbol('key') }, new WeakMap(), { key: new WeakSet() }].map(
          (input) => {
            try {
              void call(input);
              return 'taken';
            } catch {
              return 'thrown';
            }
          },
        );
        return {
          answers: await Promise.all([...request.inputs, ...strange].map((input) => call(input))),
          thrown,
        };
      },
      { domain, name, inputs },
    );
    const title = `${domain}.${name}, seed ${String(seed)}`;
    expect(replies.answers, title).toEqual(replies.answers.map(() => refusal));
    expect(replies.thrown, title).toEqual(replies.thrown.map(() => 'thrown'));
    expect(replies.answers.length).toBeGreaterThan(inputs.length);
    calls += replies.answers.length;
  }
  expect(calls).toBeGreaterThanOrEqual(callsInAll);

  expect(await everything(a, somebody.id, files)).toEqual(before);
  await expect(a.chats.usable).toBeAttached();
  expect(a.app.windows()).toHaveLength(1);
});

/** What calls could have changed, as the window sees it and as it lies on the disk. */
async function everything({ page }: OpenProfile, somebody: PersonId, files: ProfileFiles): Promise<unknown> {
  const seen = await page.evaluate(async (person) => {
    const { app, chats, preferences, presence, settings } = window.narae;
    const list = await chats.list({ limit: 50 });
    const conversation = list.ok ? list.value.conversations[0]?.id : undefined;
    return [
      await app.status({}),
      list,
      conversation === undefined ? null : await chats.messages({ conversation, limit: 50 }),
      await chats.unreadTotal({}),
      await preferences.get({}),
      await settings.get({}),
      await presence.profile({}),
      await presence.watch({ people: [person] }),
      await presence.photo({ person }),
    ];
  }, somebody);
  return { seen, plain: files.plain() };
}
