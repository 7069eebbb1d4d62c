import type { Conversation } from '#shared/model/conversation.ts';
import type { ConversationId, PersonId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { Agenda } from './agenda.ts';
import type { Core, CoreEvent } from './core-types.ts';
import { ownMessageId } from './own-message-id.ts';
import { peopleHere } from './people-here.ts';
import type { ScriptClock } from './script-clock.ts';
import { planAnswer, planWelcome, type PlannedAction } from './script/plan.ts';
import type { Scenes } from './script/scenes.ts';
import { unansweredOf, type Unanswered } from './script/unanswered.ts';

/** What a colleague works with. */
export interface ColleagueOptions {
  readonly seat: number;
  readonly services: Core['services'];
  readonly agenda: Agenda;
  readonly clock: ScriptClock;
  readonly scenes: Scenes;
  readonly keepsHours: boolean;
  /** Whether this one writes first to whoever is new in the department. */
  readonly greets: boolean;
  /** Whether somebody is a colleague too: they do not answer each other, or they would never end. */
  readonly isColleague: (person: PersonId) => boolean;
  readonly onFailure: (error: unknown) => void;
}

/** Enough of the end of a conversation to see what waits, and what was said before. */
const lookedAt = 30;
const rowsLookedAt = 50;

/** One simulated colleague: looks at what comes, and does what the script says. */
export class Colleague {
  readonly #options: ColleagueOptions;
  /** What an answer is planned to, by conversation. */
  readonly #planned = new Map<ConversationId, string>();
  readonly #greeted = new Set<PersonId>();

  constructor(options: ColleagueOptions) {
    this.#options = options;
  }

  /** Looks through everything once: what came while nobody was here waits for an answer too. */
  async lookAround(): Promise<void> {
    const { conversations } = await this.#options.services.chats.list({ limit: rowsLookedAt });
    for (const row of conversations) await this.#look(row);
    await this.#greetNewcomers();
  }

  readonly onEvent = (event: CoreEvent): void => {
    void this.#notice(event).catch(this.#options.onFailure);
  };

  async #notice(event: CoreEvent): Promise<void> {
    if (event.name === 'conversationChanged') await this.#look(event.payload);
    if (event.domain === 'directory') await this.#greetNewcomers();
  }

  async #look(conversation: Conversation): Promise<void> {
    const { services, scenes, isColleague } = this.#options;
    if (conversation.kind !== 'direct' || isColleague(conversation.peer.id)) return;
    const { id, peer } = conversation;
    const { messages } = await services.chats.messages({ conversation: id, limit: lookedAt });
    const waiting = unansweredOf(messages, scenes);
    const planned = waiting === null ? null : `${waiting.last} ${String(waiting.absenceTold)}`;
    if (planned === (this.#planned.get(id) ?? null)) return;
    if (planned === null || waiting === null) {
      this.#planned.delete(id);
      this.#plan(id, [], null);
      return;
    }
    this.#planned.set(id, planned);
    this.#plan(id, planAnswer(waiting, this.#context(peer)), waiting);
  }

  async #greetNewcomers(): Promise<void> {
    const { services, greets, isColleague } = this.#options;
    if (!greets) return;
    for (const person of await peopleHere(services, isColleague)) {
      if (this.#greeted.has(person.id)) continue;
      this.#greeted.add(person.id);
      const { id } = await services.chats.open({ person: person.id });
      const { messages } = await services.chats.messages({ conversation: id, limit: 1 });
      if (messages.length === 0) this.#plan(id, planWelcome(this.#context(person)), null);
    }
  }

  #context(peer: Person): Parameters<typeof planAnswer>[1] {
    const { seat, clock, scenes, keepsHours } = this.#options;
    const { name, position, rank } = peer;
    return { seat, peer: `${name} ${position ?? rank}`, now: clock.now(), scenes, keepsHours };
  }

  #plan(conversation: ConversationId, actions: readonly PlannedAction[], to: Unanswered | null): void {
    const entries = actions.map((action, index) => ({
      at: action.at,
      run: () => this.#do(conversation, action, to, index),
    }));
    this.#options.agenda.plan(`${String(this.#options.seat)} ${conversation}`, entries);
  }

  async #do(
    conversation: ConversationId,
    action: PlannedAction,
    to: Unanswered | null,
    index: number,
  ): Promise<void> {
    const { chats, presence } = this.#options.services;
    switch (action.kind) {
      case 'read':
        if (to !== null) await chats.markRead({ conversation, upTo: to.upTo });
        return;
      case 'typing':
        await presence.typing({ conversation });
        return;
      case 'write': {
        const id = ownMessageId(this.#options.seat, conversation, to?.last ?? 'welcome', index);
        await chats.send({ conversation, id, text: action.text });
        return;
      }
      default:
        assertNever(action);
    }
  }
}
