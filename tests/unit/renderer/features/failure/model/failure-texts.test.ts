import { expect, it } from 'vitest';
import { failureTexts, recoveryFor } from '#renderer/features/failure/model/failure-texts.ts';
import { errorCodes } from '#shared/errors/error-code.ts';

it('only a database that one has the key to can be taken over', () => {
  expect(recoveryFor('database-unreadable')).toEqual({ salvageable: true });
  expect(recoveryFor('vault-key-lost')).toEqual({ salvageable: false });
});

it('a newer database, a missing server or a full disk are no reason to begin anew', () => {
  const offered = errorCodes.filter((code) => recoveryFor(code) !== null);
  expect(offered).toEqual(['vault-key-lost', 'database-unreadable']);
});

it('a code without words of its own tells its sentence', () => {
  expect(failureTexts('storage-full').text).toBe('error.storage-full');
  expect(failureTexts('vault-key-lost').text).toBe('failure.vault-key-lost.text');
  expect(failureTexts('vault-unprotected').action).toBe('failure.vault-unprotected.action');
});
