import { expect, test } from 'vitest';
import type { CoreWorkerData } from '#core/worker-protocol.ts';
import { errorCodes, type ErrorCode } from '#shared/errors/error-code.ts';
import { startAnew } from '#shell/compose/start-anew.ts';

const before = { databaseFile: '/narae.db', databaseKey: null } as unknown as CoreWorkerData;
const key = Uint8Array.of(1);

/** Tries it in a state with this failure; answers what was done. */
async function tried(failure: ErrorCode | null) {
  const done: unknown[] = [];
  const outcome = await startAnew({
    status: () => Promise.resolve({ failure }),
    reopen: async (prepare) => void done.push(await prepare(before)),
    putAside: () => {
      done.push('aside');
      return 'narae.db.kept-1';
    },
    newKey: () => Promise.resolve({ databaseKey: key }),
    onDone: () => done.push('told'),
  }).catch((error: unknown) => (error as { code: string }).code);
  return { outcome, done };
}

test.each(['database-unreadable', 'vault-key-lost'] as const)(
  'with %s the history is put aside, and the next one begins',
  async (failure) => {
    expect(await tried(failure)).toEqual({
      outcome: { keptAs: 'narae.db.kept-1' },
      done: ['aside', { ...before, databaseKey: key }, 'told'],
    });
  },
);

const others = errorCodes.filter((code) => code !== 'database-unreadable' && code !== 'vault-key-lost');

test.each([null, ...others])('with %s it is refused, and nothing is touched', async (failure) => {
  expect(await tried(failure)).toEqual({ outcome: 'invalid-request', done: [] });
});
