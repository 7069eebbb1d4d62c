import { AppError } from '#shared/errors/app-error.ts';
import type { ConversationId, MessageId } from '#shared/model/ids.ts';
import type { ChatsService } from '#core/conversations/index.ts';

/** What a person has written into a toast. */
export interface ToastAnswer {
  readonly conversation: ConversationId;
  /** The id of the message that it becomes: the same answer twice is one message. */
  readonly id: MessageId;
  readonly text: string;
  /** The arrival up to which the toast has told: whoever answers has read that. */
  readonly upTo: number;
}

/** What became of an answer: a message, the end of the draft, or nothing where nothing was written. */
export type AnswerOutcome = 'sent' | 'drafted' | 'empty';

/** Answers from toasts. Unlike a composer, a toast is gone once it was answered: what cannot be sent is kept here. */
export class ToastAnswers {
  readonly #chats: ChatsService;
  readonly #onFailure: (error: unknown) => void;

  constructor(chats: ChatsService, onFailure: (error: unknown) => void) {
    this.#chats = chats;
    this.#onFailure = onFailure;
  }

  /**
   * @throws AppError `not-found`, `storage-full`, `storage-failed` where it could not even be kept; `no-account` where nobody
   * can be written to, and nobody would see a draft.
   */
  async take({ conversation, id, text, upTo }: ToastAnswer): Promise<AnswerOutcome> {
    const answer = text.trim();
    if (answer === '') return 'empty';
    try {
      this.#chats.write({ conversation, id, text: answer }, 'toast');
    } catch (error) {
      if (AppError.from(error).code === 'no-account') throw error;
      this.#onFailure(error);
      await this.#chats.addToDraft(conversation, answer);
      return 'drafted';
    }
    await this.#chats.markRead({ conversation, upTo }).catch(this.#onFailure);
    return 'sent';
  }
}
