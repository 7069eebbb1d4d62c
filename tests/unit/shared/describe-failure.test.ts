import { expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { describeFailure } from '#shared/errors/describe-failure.ts';

test('a log learns the code, and the kind and place of the cause, and nothing of its text', () => {
  const secret = '김서율 주무관 010-1234-5678';
  const cause = Object.assign(new TypeError(secret), { code: 'SQLITE_FULL' });
  const told = describeFailure(new AppError('storage-failed', { cause }));
  expect(told.code).toBe('storage-failed');
  expect(told.cause).toMatch(/^TypeError\/SQLITE_FULL at .*describe-failure\.test\.ts:\d+/);
  expect(JSON.stringify(told)).not.toContain('김서율');
  expect(told.cause).not.toContain('/home');
});

test('anything thrown can be told', () => {
  expect(describeFailure('secret words')).toEqual({ code: 'internal', cause: 'string' });
  expect(describeFailure(null).code).toBe('internal');
  expect(describeFailure(new Error('x')).code).toBe('internal');
});
