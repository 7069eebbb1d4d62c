import { describe, expect, it, vi } from 'vitest';
import { createClient } from '#renderer/bridge/client.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { NaraeBridge } from '#shared/ipc/bridge.ts';
import { testStatus } from '../support.ts';

const status = testStatus();

function bridgeOf(status: unknown, onStatusChanged: unknown = () => () => undefined): NaraeBridge {
  return { app: { status, onStatusChanged } } as unknown as NaraeBridge;
}

function codeOf(problem: unknown): unknown {
  expect(problem).toBeInstanceOf(AppError);
  return (problem as AppError).code;
}

describe('a request', () => {
  it('passes its input on and answers the parsed value', async () => {
    const call = vi.fn().mockResolvedValue({ ok: true, value: status });
    await expect(createClient(bridgeOf(call)).request('app', 'status', {})).resolves.toEqual(status);
    expect(call).toHaveBeenCalledExactlyOnceWith({});
  });

  it.each([
    ['what the main process answered', { code: 'revoked', retryable: false }, 'revoked', false],
    ['retryable, if it says so', { code: 'storage-failed', retryable: true }, 'storage-failed', true],
    [
      'internal, for a code of a newer version',
      { code: 'from-the-future', retryable: true },
      'internal',
      true,
    ],
  ])('fails with %s', async (_, error, code, retryable) => {
    const client = createClient(bridgeOf(() => Promise.resolve({ ok: false, error })));
    const problem: unknown = await client.request('app', 'status', {}).catch((thrown: unknown) => thrown);
    expect(codeOf(problem)).toBe(code);
    expect((problem as AppError).retryable).toBe(retryable);
  });

  it.each([
    ['an answer that is no answer', () => Promise.resolve('hello')],
    ['a value that the contract does not know', () => Promise.resolve({ ok: true, value: { phase: 'x' } })],
    ['a surplus field', () => Promise.resolve({ ok: true, value: { ...status, secret: 1 } })],
    ['a call that throws', () => Promise.reject(new Error('gone'))],
    ['a bridge without this function', undefined],
  ])('fails as internal for %s', async (_, call) => {
    const problem: unknown = await createClient(bridgeOf(call))
      .request('app', 'status', {})
      .catch((thrown: unknown) => thrown);
    expect(codeOf(problem)).toBe('internal');
  });
});

describe('a subscription', () => {
  it('hands parsed events on, reports others, and stops', () => {
    let emit: (payload: unknown) => void = () => undefined;
    const stopped = vi.fn();
    const report = vi.fn();
    const listener = vi.fn();
    const listen = (given: typeof emit) => {
      emit = given;
      return stopped;
    };
    const stop = createClient(bridgeOf(undefined, listen), report).on('app', 'statusChanged', listener);
    emit(status);
    expect(listener).toHaveBeenCalledExactlyOnceWith(status);
    emit({ phase: 'unknown' });
    expect(listener).toHaveBeenCalledTimes(1);
    expect(codeOf(report.mock.calls[0]?.[0])).toBe('internal');
    stop();
    expect(stopped).toHaveBeenCalledOnce();
  });

  it('lets a fault of the listener through, because it is not the event that is wrong', () => {
    let emit: (payload: unknown) => void = () => undefined;
    const listen = (given: typeof emit) => {
      emit = given;
      return () => undefined;
    };
    createClient(bridgeOf(undefined, listen), vi.fn()).on('app', 'statusChanged', () => {
      throw new Error('view');
    });
    expect(() => emit(status)).toThrow('view');
  });
});
