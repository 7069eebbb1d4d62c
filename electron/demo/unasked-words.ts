import type { Person } from '#shared/model/person.ts';
import type { ColleagueOptions } from './colleague.ts';
import { ownMessageId } from './own-message-id.ts';
import { peopleHere } from './people-here.ts';
import { nextChange } from './script/office-hours.ts';
import { planUnasked, unaskedText, type UnaskedTime } from './script/plan-unasked.ts';
import { unansweredOf } from './script/unanswered.ts';

/** Enough of the end of a conversation to see whether something waits, and what was said before. */
const lookedAt = 30;

/** Has a colleague begin to speak at times, with everybody in the department. */
export class UnaskedWords {
  readonly #options: Omit<ColleagueOptions, 'greets' | 'onFailure'>;

  constructor(options: Omit<ColleagueOptions, 'greets' | 'onFailure'>) {
    this.#options = options;
  }

  /** Plans this day, and from its end on the next one. */
  begin(): void {
    const { seat, agenda, clock, scenes, keepsHours } = this.#options;
    const now = clock.now();
    const words = planUnasked({ seat, now, scenes, keepsHours }).map((time) => ({
      at: time.at,
      run: () => this.#write(time),
    }));
    const nextPlan = {
      at: nextChange(now),
      run: async () => {
        this.begin();
      },
    };
    agenda.plan(`${String(seat)} unasked`, [...words, nextPlan]);
  }

  async #write(time: UnaskedTime): Promise<void> {
    const { services, isColleague } = this.#options;
    for (const person of await peopleHere(services, isColleague)) await this.#writeTo(person, time);
  }

  async #writeTo(person: Person, { day, place }: UnaskedTime): Promise<void> {
    const { seat, services, scenes } = this.#options;
    const { id: conversation } = await services.chats.open({ person: person.id });
    const { messages } = await services.chats.messages({ conversation, limit: lookedAt });
    // Whoever has something to answer does that first, and whoever was not answered does not press on the same day.
    if (unansweredOf(messages, scenes) !== null) return;
    if (place > 0 && messages.at(-1)?.author === null) return;
    const said = messages.filter(({ author }) => author === null).map(({ text }) => text);
    await services.chats.send({
      conversation,
      id: ownMessageId(seat, conversation, 'unasked', day, place),
      text: unaskedText({ seat, scenes }, day, said),
    });
  }
}
