import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { AppError } from '#shared/errors/app-error.ts';
import { request } from '#shared/ipc/define.ts';
import { answerRequest } from '#ipc/answer-request.ts';

const double = request(z.strictObject({ value: z.int() }), z.strictObject({ doubled: z.int() }));
const ignore = (): void => undefined;

test('what came is parsed, called with, and what goes back is parsed', async () => {
  const service = vi.fn((input: unknown) =>
    Promise.resolve({ doubled: (input as { value: number }).value * 2 }),
  );
  expect(await answerRequest(double, service, { value: 21 }, ignore)).toEqual({
    ok: true,
    value: { doubled: 42 },
  });
  expect(service).toHaveBeenCalledWith({ value: 21 });
});

test('input of another form is refused before anything is called', async () => {
  const service = vi.fn(() => Promise.resolve({ doubled: 1 }));
  const wrong = [
    undefined,
    null,
    'x',
    [],
    {},
    { value: 1.5 },
    { value: 1, more: true },
    { value: { toString: null } },
  ];
  for (const input of wrong)
    expect(await answerRequest(double, service, input, ignore)).toEqual({
      ok: false,
      error: { code: 'invalid-request', retryable: false },
    });
  expect(service).not.toHaveBeenCalled();
});

test('an answer that the contract does not allow does not leave', async () => {
  const failures: AppError[] = [];
  const leaking = (): Promise<unknown> => Promise.resolve({ doubled: 2, privateKey: 'secret' });
  const reply = await answerRequest(double, leaking, { value: 1 }, (error) => failures.push(error));
  expect(reply).toEqual({ ok: false, error: { code: 'internal', retryable: false } });
  expect(failures).toHaveLength(1);
});

test('a failure crosses as its code, never as its text', async () => {
  const failing = (error: Error) => () => Promise.reject(error);
  const known = await answerRequest(double, failing(new AppError('unavailable')), { value: 1 }, ignore);
  expect(known).toEqual({ ok: false, error: { code: 'unavailable', retryable: true } });
  const unknown = await answerRequest(
    double,
    failing(new Error('김철수 010-0000-0000')),
    { value: 1 },
    ignore,
  );
  expect(JSON.stringify(unknown)).toBe('{"ok":false,"error":{"code":"internal","retryable":false}}');
});
