import { AppError } from '#shared/errors/app-error.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { AnswerOutcome, ToastAnswer } from '#core/notifications/index.ts';

/** What answering works with. */
export interface AnswerPorts {
  readonly take: (answer: ToastAnswer) => Promise<AnswerOutcome>;
  /** Shows the conversation. */
  readonly open: (conversation: ConversationId) => void;
  readonly wait: (ms: number) => Promise<void>;
  /** Whether there is no time to try again. */
  readonly isLastTry: () => boolean;
  /** Nothing has kept the text: whoever wrote it is told, and has it back. */
  readonly onLost: (answer: ToastAnswer, error: AppError) => void;
}

/** The toast is gone, and only this call still has the text: a core that is being started again is waited for. */
const pausesMs = [500, 2_000, 5_000, 10_000, 30_000];

/** Has an answer sent; what was not sent is shown where it is kept, as the draft of its conversation. */
export async function answerToast(
  answer: ToastAnswer,
  { take, open, wait, isLastTry, onLost }: AnswerPorts,
): Promise<void> {
  for (const pause of [...pausesMs, null])
    try {
      if ((await take(answer)) === 'drafted') open(answer.conversation);
      return;
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (pause === null || !error.retryable || isLastTry()) {
        open(answer.conversation);
        onLost(answer, error);
        return;
      }
      await wait(pause);
    }
}
