import { expect, test } from 'vitest';
import { DamagedProfile } from '#tests/support/damaged-profile.ts';
import { onSmallDisk } from '#tests/support/small-disk.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

/** A disk of 4 MB holds a new profile and some hundred messages. */
async function runScenario(scenario: URL): Promise<unknown> {
  const relay = await TestRelay.start();
  const [self = '', peer = ''] = relay.offered;
  return onSmallDisk(scenario, 4, [relay.path, temporaryFolder(), self, peer]);
}

test.runIf(process.platform === 'linux')(
  'a disk that runs full loses nothing, refuses what it cannot keep, and goes on by itself when there is room',
  async () => {
    expect(await runScenario(new URL('disk-full.scenario.ts', import.meta.url))).toEqual({
      refusal: 'storage-full',
      whileFull: 'full',
      readable: true,
      receivedWhileFull: [],
      sendsAgain: null,
      lost: [],
      twice: 0,
      arrivedTwice: 0,
    });
  },
  120_000,
);

test.runIf(process.platform === 'linux')(
  'a disk that cannot be written is told, at run time and at the start, and what is there can be read',
  async () => {
    expect(await runScenario(new URL('disk-failing.scenario.ts', import.meta.url))).toEqual({
      refusal: 'storage-failed',
      whileFailing: 'failing',
      readable: ['하나'],
      sendsAgain: null,
      afterwards: 'sound',
      readonlyAtStart: ['failed', 'storage-failed'],
      atLast: ['하나', '셋'],
    });
  },
  120_000,
);

test.runIf(process.platform === 'linux')(
  'what was deleted waits in the file while a copy has no room on the disk, which is told, and leaves it when there is',
  async () => {
    expect(await onSmallDisk(new URL('erasing-full.scenario.ts', import.meta.url), 80)).toEqual({
      copiedWithoutRoom: false,
      erasedWithoutRoom: false,
      erasedAfterwards: true,
    });
  },
  60_000,
);

test('damage that shows while the program runs is told, and can be salvaged', async () => {
  const relay = await TestRelay.start();
  const profile = new DamagedProfile({ messages: 3_000, conversations: 50 });
  profile.damagePage(profile.pagesOf('messages')[10] ?? 0);
  const core = TestCore.open(relay, { databaseFile: profile.file, databaseKey: profile.key });
  const codes = new Set<unknown>();
  for (const { id } of await core.conversations())
    await core.history(id).catch((error: unknown) => codes.add((error as { code: unknown }).code));
  expect([...codes]).toEqual(['database-unreadable']);
  expect(await core.services.app.status({})).toMatchObject({
    phase: 'sign-in',
    failure: 'database-unreadable',
  });
  const salvaged = await core.services.recovery.salvage({});
  expect(salvaged).toMatchObject({ conversations: 50, complete: false });
  await core.reopen();
  expect(await core.services.app.status({})).toMatchObject({ failure: null });
  let count = 0;
  for (const { id } of await core.conversations()) count += (await core.history(id)).length;
  expect(count).toBe(salvaged.messages);
});
