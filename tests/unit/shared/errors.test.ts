import { expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import { errorCodes } from '#shared/errors/error-code.ts';

test('an error crosses a boundary as its shape and comes back as itself', () => {
  for (const code of errorCodes) {
    const error = new AppError(code, { cause: new Error('stays here') });
    const back = AppError.fromShape(
      JSON.parse(JSON.stringify(error.toShape())) as { code: string; retryable: boolean },
    );
    expect(back).toMatchObject({ code, retryable: error.retryable, message: code });
    expect(back.cause).toBeUndefined();
  }
});

test('a code of another version becomes internal, and keeps whether a retry helps', () => {
  expect(AppError.fromShape({ code: 'from-the-future', retryable: true })).toMatchObject({
    code: 'internal',
    retryable: true,
  });
});

test('anything thrown becomes an AppError, an AppError stays the same', () => {
  const error = new AppError('revoked');
  expect(AppError.from(error)).toBe(error);
  const cause = new RangeError('x');
  expect(AppError.from(cause)).toMatchObject({ code: 'internal', retryable: false, cause });
});

test('a case that should not exist does not tell what it was', () => {
  expect(() => assertNever('secret' as never)).toThrow('internal');
});
