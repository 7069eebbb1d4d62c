import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { conversationId, messageId } from '#shared/model/ids.ts';
import type { AnswerOutcome } from '#core/notifications/index.ts';
import { AnswersInHand } from '#shell/compose/answers-in-hand.ts';

const answer = {
  conversation: conversationId('direct:01'),
  id: messageId('0'.repeat(32)),
  text: '네',
  upTo: 3,
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An answer that is handed over to a core that answers so, one time after the other. */
function handedOver(...outcomes: readonly (AnswerOutcome | AppError | 'never')[]) {
  const [opened, given]: [unknown[], string[]] = [[], []];
  const box = Promise.withResolvers<undefined>();
  let taken = 0;
  const answers = new AnswersInHand({
    take: () => {
      const outcome = outcomes[Math.min(taken, outcomes.length - 1)] ?? 'empty';
      taken++;
      if (outcome instanceof AppError) return Promise.reject(outcome);
      return outcome === 'never' ? new Promise(() => undefined) : Promise.resolve(outcome);
    },
    open: (conversation) => opened.push(conversation),
    giveBack: ({ text }) => {
      given.push(text);
      return box.promise;
    },
    onFailure: () => undefined,
  });
  answers.handOver(answer);
  return { answers, opened, given, taken: () => taken, takeBox: () => box.resolve(undefined) };
}

const lost = new AppError('worker-lost');

test('an answer that waits is tried once more when the program ends, and nothing is said when that helps', async () => {
  const { answers, given, taken } = handedOver(lost, 'sent');
  await vi.advanceTimersByTimeAsync(10);
  await answers.end('person');
  expect([taken(), given]).toEqual([2, []]);
});

test('what cannot be kept then is given back before the program ends, and no window comes to the front', async () => {
  const { answers, given, opened, takeBox } = handedOver(lost);
  await vi.advanceTimersByTimeAsync(10);
  let hasEnded = false;
  await answers.end('person');
  void answers.coreClosed().then(() => (hasEnded = true));
  await vi.advanceTimersByTimeAsync(60_000);
  expect([given, opened, hasEnded]).toEqual([['네'], [], false]);
  takeBox();
  await vi.advanceTimersByTimeAsync(10);
  expect(hasEnded).toBe(true);
});

test('a core that says nothing is not waited for for ever, and given back is only what it has not taken until it is closed', async () => {
  const { answers, given, takeBox } = handedOver('never');
  takeBox();
  const ended = answers.end('person');
  await vi.advanceTimersByTimeAsync(2_000);
  await ended;
  expect(given).toEqual([]);
  await answers.coreClosed();
  expect(given).toEqual(['네']);
});

test('a system that ends is held up by no box, whether it stands already or not', async () => {
  const { answers, given, taken } = handedOver(lost);
  await vi.advanceTimersByTimeAsync(10);
  await answers.end('system');
  await answers.coreClosed();
  expect([taken(), given]).toEqual([2, []]);
  const standing = handedOver(new AppError('no-account'));
  await vi.advanceTimersByTimeAsync(10);
  expect(standing.given).toEqual(['네']);
  let hasEnded = false;
  await standing.answers.end('person');
  void standing.answers.coreClosed().then(() => (hasEnded = true));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(hasEnded).toBe(false);
  await standing.answers.end('system');
  await vi.advanceTimersByTimeAsync(10);
  expect(hasEnded).toBe(true);
});
