import { beforeEach, expect, test, vi } from 'vitest';
import { channelName, channelTable } from '#shared/ipc/channel-table.ts';
import type { ServedServices } from '#shared/ipc/services.ts';
import { sampledRequests, type SampledRequest } from '#tests/support/requests/malformed-inputs.ts';
import { handlers, ipcMain } from '../electron-by-hand.ts';

vi.mock('electron', () => import('../electron-by-hand.ts'));
const { serveRequests } = await import('#ipc/serve-requests.ts');

const sender = { id: 7 };
const ownFrame = { url: 'app://bundle/index.html?lang=ko', parent: null };
const called: { readonly channel: string; readonly given: readonly unknown[] }[] = [];

const foreigners = {
  'of another scheme': { ...ownFrame, url: 'https://bundle/index.html' },
  'of another host': { ...ownFrame, url: 'app://bundle.example.com/index.html' },
  'of a file': { ...ownFrame, url: 'file:///index.html' },
  'without an address': { ...ownFrame, url: 'about:blank' },
  'inside a page of ours': { url: 'app://bundle/index.html', parent: ownFrame },
  'that is gone': null,
};

beforeEach(() => {
  handlers.clear();
  called.length = 0;
  serveRequests(services(), () => undefined);
});

const cases = sampledRequests.map((request) => [channelName(request.domain, request.name), request] as const);

test.each(cases)('%s answers a page of ours, and no other frame', async (channel, request) => {
  for (const [whose, senderFrame] of Object.entries(foreigners))
    for (const input of request.sample.valid)
      expect(await call(channel, senderFrame, input), whose).toEqual({
        ok: false,
        error: { code: 'forbidden-sender', retryable: false },
      });
  expect(called).toEqual([]);
  await expectToBeServed(channel, request);
});

async function expectToBeServed(channel: string, { sample }: SampledRequest): Promise<void> {
  const [input] = sample.valid;
  await call(channel, ownFrame, input);
  expect(called).toHaveLength(1);
  expect(called[0]?.channel).toBe(channel);
  expect(called[0]?.given[0]).toEqual(input);
  // Only domains whose answers depend on the window are told which one asks.
  expect(called[0]?.given[1]).toEqual({ contents: sender.id });
}

test('no other channel is answered, and nobody listens beside', () => {
  const names = Object.entries(channelTable).flatMap(([domain, { requests }]) =>
    requests.map((name) => `narae:${domain}.${name}`),
  );
  expect([...handlers.keys()].toSorted()).toEqual(names.toSorted());
  expect(ipcMain.eventNames()).toEqual([]);
});

async function call(channel: string, senderFrame: unknown, input: unknown): Promise<unknown> {
  const handler = handlers.get(channel);
  if (handler === undefined) throw new Error(`nobody answers ${channel}`);
  return handler({ sender, senderFrame }, input);
}

/** Services that note who was called. What they answer is not what the contract says, and does not leave. */
function services(): ServedServices {
  const domains = Object.entries(channelTable).map(([domain, { requests }]) => [
    domain,
    Object.fromEntries(
      requests.map((name) => [
        name,
        (...given: readonly unknown[]) => {
          called.push({ channel: `narae:${domain}.${name}`, given });
          return Promise.resolve(null);
        },
      ]),
    ),
  ]);
  return Object.fromEntries(domains) as ServedServices;
}
