import { describe, expect, it } from 'vitest';
import { FailureWatch } from '#renderer/features/chats/model/failure-watch.ts';
import { myTestMessage, testMessage } from '../../../support.ts';

describe('messages that fail while one looks on', () => {
  it('are told once, and once more when they fail again', () => {
    const watch = new FailureWatch([[testMessage(1), myTestMessage(2, { state: 'sending' })]]);
    const failed = myTestMessage(2, { state: 'failed' });
    expect(watch.take([[testMessage(1), failed]])).toEqual([failed]);
    expect(watch.isFailed(failed)).toBe(true);
    expect(watch.take([[testMessage(1), failed, testMessage(3)]])).toEqual([]);
    expect(watch.take([[testMessage(1), myTestMessage(2, { state: 'sending' })]])).toEqual([]);
    expect(watch.isFailed(failed)).toBe(false);
    expect(watch.take([[testMessage(1), failed]])).toEqual([failed]);
  });

  it('are told although nothing was seen of them before they failed', () => {
    const failed = myTestMessage(2, { state: 'failed' });
    expect(new FailureWatch([[testMessage(1)]]).take([[testMessage(1), failed]])).toEqual([failed]);
  });

  it('are not those that had failed before, here or in an older page', () => {
    const newest = [myTestMessage(5, { state: 'failed' })];
    const watch = new FailureWatch([newest]);
    expect(watch.take([[myTestMessage(1, { state: 'failed' })], newest])).toEqual([]);
  });
});
