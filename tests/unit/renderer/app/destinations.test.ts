import { describe, expect, it } from 'vitest';
import { followDestinations } from '#renderer/app/destinations.ts';
import { createClient } from '#renderer/bridge/client.ts';
import type { NaraeBridge } from '#shared/ipc/bridge.ts';
import type { DestinationPage, Journey } from '#shared/model/destination.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const page = (name: DestinationPage): Journey => ({ to: { kind: 'page', page: name }, by: 'person' });

/** A shell in which destinations can wait, and asking for them can fail. */
function shell() {
  const waiting: Journey[] = [];
  const shown = { asked: 0, fails: false, tell: (() => undefined) as () => void };
  const bridge = {
    windows: {
      nextDestination: async () => {
        shown.asked += 1;
        if (shown.fails) return { ok: false, error: { code: 'unavailable', retryable: true } };
        return { ok: true, value: waiting.shift() ?? null };
      },
      onDestinationWaiting: (listener: (payload: unknown) => void) => {
        shown.tell = () => listener({});
        return () => (shown.tell = () => undefined);
      },
    },
  } as unknown as NaraeBridge;
  return { waiting, shown, client: createClient(bridge) };
}

describe('the places a window is asked to go to', () => {
  it('are taken when the window comes, in order and each once', async () => {
    const { waiting, client } = shell();
    waiting.push(page('people'), page('about'));
    const gone: Journey[] = [];
    followDestinations(client, (journey) => gone.push(journey));
    await settled();
    expect(gone).toEqual([page('people'), page('about')]);
  });

  it('are taken as they come, also while one is being asked for', async () => {
    const { waiting, shown, client } = shell();
    const gone: Journey[] = [];
    followDestinations(client, (journey) => gone.push(journey));
    waiting.push(page('settings'));
    shown.tell();
    shown.tell();
    await settled();
    waiting.push(page('shortcuts'));
    shown.tell();
    await settled();
    expect(gone).toEqual([page('settings'), page('shortcuts')]);
  });

  it('are not lost to an answer that fails', async () => {
    const { waiting, shown, client } = shell();
    waiting.push(page('about'));
    shown.fails = true;
    const gone: Journey[] = [];
    followDestinations(client, (journey) => gone.push(journey));
    await settled();
    expect(gone).toEqual([]);
    shown.fails = false;
    shown.tell();
    await settled();
    expect(gone).toEqual([page('about')]);
  });

  it('concern a window no more that has gone', async () => {
    const { waiting, shown, client } = shell();
    const stop = followDestinations(client, () => undefined);
    await settled();
    stop();
    const { asked } = shown;
    waiting.push(page('about'));
    shown.tell();
    await settled();
    expect(shown.asked).toBe(asked);
  });
});
