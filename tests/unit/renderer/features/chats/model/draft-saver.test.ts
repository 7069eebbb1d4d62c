import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDraftSaver } from '#renderer/features/chats/model/draft-saver.ts';
import { conversationId } from '#shared/model/ids.ts';
import { maximumDraftLength } from '#shared/model/message.ts';

const one = conversationId('direct:p-1');
const two = conversationId('direct:p-2');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('saving drafts', () => {
  it('waits for a pause and saves the last text', () => {
    const send = vi.fn().mockResolvedValue({});
    const saver = createDraftSaver(send, 400);
    saver.save(one, 'a');
    vi.advanceTimersByTime(300);
    saver.save(one, 'ab');
    vi.advanceTimersByTime(399);
    expect(send).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(send).toHaveBeenCalledExactlyOnceWith(one, 'ab');
  });

  it('saves what is written without a pause', () => {
    const send = vi.fn().mockResolvedValue({});
    const saver = createDraftSaver(send, 400, 1_000);
    for (let key = 1; key <= 30; key += 1) {
      saver.save(one, 'a'.repeat(key));
      vi.advanceTimersByTime(100);
    }
    expect(send.mock.calls.map(([, text]) => String(text).length)).toEqual([10, 20, 30]);
  });

  it('rests once all of it has been saved, or could not be', async () => {
    const [saved, refused] = [Promise.withResolvers<object>(), Promise.withResolvers<object>()];
    const send = vi.fn().mockReturnValueOnce(saved.promise).mockReturnValueOnce(refused.promise);
    const saver = createDraftSaver(send, 400);
    saver.save(one, 'a');
    saver.flush();
    saver.save(two, 'b');
    let rests = false;
    const rest = saver.rest().then(() => (rests = true));
    expect(send).toHaveBeenCalledTimes(2);
    saved.resolve({});
    await saved.promise;
    expect(rests).toBe(false);
    refused.reject(new Error('gone'));
    expect(await rest).toBe(true);
  });

  it('saves all rooms at once when flushed, and nothing twice', () => {
    const send = vi.fn().mockResolvedValue({});
    const saver = createDraftSaver(send, 400);
    saver.save(one, 'a');
    saver.save(two, '');
    saver.flush();
    saver.flush();
    vi.advanceTimersByTime(1000);
    expect(send.mock.calls).toEqual([
      [one, 'a'],
      [two, ''],
    ]);
  });

  it('tries again what could not be saved, unless it was overwritten', async () => {
    const send = vi.fn().mockRejectedValueOnce(new Error('gone')).mockResolvedValue({});
    const saver = createDraftSaver(send, 400);
    saver.save(one, 'a');
    saver.flush();
    await vi.advanceTimersByTimeAsync(0);
    saver.flush();
    expect(send.mock.calls).toEqual([
      [one, 'a'],
      [one, 'a'],
    ]);
  });

  it('forgets what has been sent, also where saving it fails afterwards', async () => {
    const send = vi.fn().mockRejectedValueOnce(new Error('gone')).mockResolvedValue({});
    const saver = createDraftSaver(send, 400);
    saver.save(one, 'a');
    saver.flush();
    saver.save(one, 'ab');
    saver.save(two, 'b');
    saver.forget(one);
    await vi.advanceTimersByTimeAsync(1000);
    saver.flush();
    expect(send.mock.calls).toEqual([
      [one, 'a'],
      [two, 'b'],
    ]);
  });

  it('cuts a text that the contract would not take', () => {
    const send = vi.fn().mockResolvedValue({});
    const saver = createDraftSaver(send, 400);
    saver.save(one, 'x'.repeat(maximumDraftLength + 5));
    saver.flush();
    expect(send.mock.calls[0]?.[1]).toHaveLength(maximumDraftLength);
  });
});
