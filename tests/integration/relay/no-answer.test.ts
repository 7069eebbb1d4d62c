import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { UnreachableError } from '#shared/backend/unreachable-error.ts';
import { createBackend } from '#core/backend/index.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

type Answer = (response: ServerResponse) => void;

/** What somebody gets who asks a relay that answers so. */
async function failureOf(answer: Answer): Promise<unknown> {
  const path = join(temporaryFolder(), 'relay.sock');
  const server = createServer((_request, response) => {
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => void server.close());
  const backend = createBackend({ kind: 'relay', location: { kind: 'local', path } });
  onTestFinished(() => backend.close());
  return backend.describe().catch((error: unknown) => error);
}

const leaving: readonly (readonly [string, Answer])[] = [
  ['before it says anything', (response) => response.destroy()],
  [
    'in the middle of its answer',
    (response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('{', () => response.destroy());
    },
  ],
];

test.each(leaving)(
  'a relay that leaves %s is unreachable, which asking again may mend',
  async (_when, answer) => {
    const failure = await failureOf(answer);
    expect(failure).toBeInstanceOf(UnreachableError);
    expect(failure).toMatchObject({ code: 'unavailable', retryable: true });
  },
);

test('a relay that is not there is unreachable', async () => {
  const path = join(temporaryFolder(), 'nobody.sock');
  const backend = createBackend({ kind: 'relay', location: { kind: 'local', path } });
  await expect(backend.describe()).rejects.toBeInstanceOf(UnreachableError);
});

const nonsense: readonly (readonly [string, Answer])[] = [
  ['no JSON', (response) => response.end('<html>')],
  ['another shape', (response) => response.end('{"agency":7}')],
  ['an unknown refusal', (response) => response.writeHead(500).end('{"code":7}')],
  ['too much', (response) => response.end('x'.repeat(9 * 1024 * 1024))],
];

test.each(nonsense)(
  'an answer of %s is told as a failure, not as a relay that is away',
  async (_what, answer) => {
    const failure = await failureOf(answer);
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).not.toBeInstanceOf(UnreachableError);
    expect(failure).toMatchObject({ code: 'unavailable' });
  },
);
