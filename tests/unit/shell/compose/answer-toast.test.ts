import { expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { conversationId, messageId } from '#shared/model/ids.ts';
import type { AnswerOutcome } from '#core/notifications/index.ts';
import { answerToast } from '#shell/compose/answer-toast.ts';

const answer = {
  conversation: conversationId('direct:01'),
  id: messageId('0'.repeat(32)),
  text: '네',
  upTo: 3,
};

/** Answers with each of these in turn, the last one for good. */
async function answered(...outcomes: readonly (AnswerOutcome | AppError)[]) {
  const [taken, opened, waited, lost]: [unknown[], unknown[], number[], unknown[]] = [[], [], [], []];
  await answerToast(answer, {
    take: (given) => {
      const outcome = outcomes[Math.min(taken.length, outcomes.length - 1)];
      taken.push(given);
      return outcome instanceof AppError ? Promise.reject(outcome) : Promise.resolve(outcome ?? 'empty');
    },
    open: (conversation) => opened.push(conversation),
    wait: (ms) => {
      waited.push(ms);
      return Promise.resolve();
    },
    isLastTry: () => false,
    onLost: ({ text }, error) => void lost.push([text, error.code]),
  });
  return { taken, opened, waited, lost };
}

test('what was sent shows nothing, what was kept as the draft shows where', async () => {
  expect(await answered('sent')).toEqual({ taken: [answer], opened: [], waited: [], lost: [] });
  expect(await answered('empty')).toMatchObject({ opened: [] });
  expect(await answered('drafted')).toMatchObject({ taken: [answer], opened: [answer.conversation] });
});

test('a core that is being started again is waited for, with the same message', async () => {
  const lost = new AppError('worker-lost');
  const { taken, opened, waited, lost: given } = await answered(lost, lost, 'sent');
  expect(taken).toEqual([answer, answer, answer]);
  expect(waited).toHaveLength(2);
  expect([opened, given]).toEqual([[], []]);
});

test('what cannot be kept at all is given back, after a while or at once', async () => {
  const lost = new AppError('worker-lost');
  const late = await answered(lost);
  expect(late.lost).toEqual([['네', 'worker-lost']]);
  expect(late.opened).toEqual([answer.conversation]);
  expect(late.taken.length).toBeGreaterThan(3);
  const gone = new AppError('not-found');
  expect(await answered(gone)).toMatchObject({ taken: [answer], waited: [], lost: [['네', 'not-found']] });
});
