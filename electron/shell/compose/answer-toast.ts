import { AppError } from '#shared/errors/app-error.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { AnswerOutcome, ToastAnswer } from '#core/notifications/index.ts';

/** What answering works with. */
export interface AnswerPorts {
  readonly take: (answer: ToastAnswer) => Promise<AnswerOutcome>;
  /** Shows the conversation. */
  readonly open: (conversation: ConversationId) => void;
  readonly wait: (ms: number) => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}

/** The toast is gone, and only this call still has the text: a core that is being started again is waited for. */
const pausesMs = [500, 2_000, 5_000, 10_000, 30_000];

/** Has an answer sent; what was not sent is shown where it is kept, as the draft of its conversation. */
export async function answerToast(
  answer: ToastAnswer,
  { take, open, wait, onFailure }: AnswerPorts,
): Promise<void> {
  for (const pause of [...pausesMs, null])
    try {
      if ((await take(answer)) === 'drafted') open(answer.conversation);
      return;
    } catch (error) {
      if (pause === null || !AppError.from(error).retryable) {
        onFailure(error);
        open(answer.conversation);
        return;
      }
      await wait(pause);
    }
}
