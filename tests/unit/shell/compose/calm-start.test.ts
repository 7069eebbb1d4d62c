import { describe, expect, it } from 'vitest';
import type { ServedServices } from '#shared/ipc/services.ts';
import type { AppStatus } from '#shared/model/app-status.ts';
import { CalmStart } from '#shell/compose/calm-start.ts';

/** A start whose pauses end when the test says so. */
function startOf(phase: AppStatus['phase'] | null) {
  const pauses = new Map<number, () => void>();
  let begun = 0;
  let prepared = 0;
  const calm = new CalmStart({
    status: () => (phase === null ? Promise.reject(new Error('no core')) : Promise.resolve({ phase })),
    prepare: () => {
      prepared += 1;
    },
    begin: () => {
      begun += 1;
      return Promise.resolve();
    },
    onFailure: (error) => {
      throw error;
    },
    wait: (ms) =>
      new Promise((resolve) => {
        pauses.set(ms, resolve);
      }),
  });
  let answerSearch = (): void => undefined;
  const services = calm.watching({
    chats: { list: () => Promise.resolve({}) },
    directory: {
      search: () =>
        new Promise((resolve) => {
          answerSearch = () => {
            resolve({});
          };
        }),
    },
  } as unknown as ServedServices);
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    calm,
    begun: () => begun,
    prepared: () => prepared,
    settle,
    /** Answers how to end the pause that goes on now. */
    takePause: (ms: number): (() => void) => pauses.get(ms) ?? (() => undefined),
    endPause: async (ms: number) => {
      pauses.get(ms)?.();
      await settle();
    },
    list: async () => {
      await services.chats.list({ limit: 1, before: null } as never);
      await settle();
    },
    /** Asks for people; answers how to end the search. */
    search: (): (() => Promise<void>) => {
      void services.directory.search({} as never);
      return async () => {
        answerSearch();
        await settle();
      };
    },
  };
}

describe('a calm start', () => {
  it('begins to connect some time after the list has been answered, and once only', async () => {
    const start = startOf('ready');
    void start.calm.opened();
    void start.calm.painted();
    await start.list();
    expect([start.prepared(), start.begun()]).toEqual([0, 0]);
    await start.endPause(400);
    expect(start.begun()).toBe(1);
    await start.endPause(3_000);
    await start.list();
    await start.endPause(400);
    expect(start.begun()).toBe(1);
  });

  it('waits until what one has looked for first is there, and a little longer', async () => {
    const start = startOf('ready');
    void start.calm.painted();
    await start.list();
    const found = start.search();
    await start.endPause(400);
    expect(start.begun()).toBe(0);
    await found();
    expect(start.begun()).toBe(0);
    await start.endPause(400);
    expect(start.begun()).toBe(1);
  });

  it('waits a little longer for whoever presses a key', async () => {
    const start = startOf('ready');
    void start.calm.painted();
    await start.list();
    const first = start.takePause(400);
    start.calm.keyed();
    first();
    await start.settle();
    expect(start.begun()).toBe(0);
    await start.endPause(400);
    expect(start.begun()).toBe(1);
  });

  it('begins in the end although somebody never rests', async () => {
    const start = startOf('ready');
    void start.calm.painted();
    await start.list();
    start.search();
    await start.endPause(3_000);
    expect(start.begun()).toBe(1);
  });

  it('does not wait for another list where the page has asked for it before it painted', async () => {
    const start = startOf('ready');
    await start.list();
    void start.calm.painted();
    await start.settle();
    expect(start.begun()).toBe(0);
    await start.endPause(400);
    expect(start.begun()).toBe(1);
  });

  it('begins without a list in the end', async () => {
    const start = startOf('ready');
    void start.calm.painted();
    await start.settle();
    expect(start.begun()).toBe(0);
    await start.endPause(3_000);
    expect(start.begun()).toBe(1);
  });

  it('begins in the end although the page never paints', async () => {
    const start = startOf('ready');
    void start.calm.opened();
    await start.settle();
    expect(start.begun()).toBe(0);
    await start.endPause(10_000);
    expect(start.begun()).toBe(1);
    void start.calm.painted();
    await start.endPause(3_000);
    expect(start.begun()).toBe(1);
  });

  it.each(['sign-in', 'failed', null] as const)(
    'begins at once where nobody has a list: %s',
    async (phase) => {
      const start = startOf(phase);
      void start.calm.painted();
      await start.settle();
      expect(start.begun()).toBe(1);
    },
  );
});
