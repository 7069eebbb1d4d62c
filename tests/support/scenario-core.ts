import { randomBytes } from 'node:crypto';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { messageId, type ConversationId, type PersonId } from '#shared/model/ids.ts';
import { openCore } from '#core/compose.ts';
import type { Core } from '#core/core.ts';
import { eventually } from './eventually.ts';

/** A core for processes in which no test framework runs. */
export class ScenarioCore {
  readonly #file: string;
  readonly #relay: string;
  readonly #key: Bytes = ownBytes(randomBytes(32));
  #core: Core;

  constructor(file: string, relay: string) {
    this.#file = file;
    this.#relay = relay;
    this.#core = this.#open();
  }

  get services(): Core['services'] {
    return this.#core.services;
  }

  async enrol(person: PersonId): Promise<void> {
    await this.#core.begin();
    await this.services.signIn.enrol({ person });
  }

  async reopen(): Promise<void> {
    await this.close();
    this.#core = this.#open();
    await this.#core.begin();
  }

  close(): Promise<void> {
    return this.#core.close();
  }

  conversationWith(person: PersonId): Promise<ConversationId> {
    return eventually(async () => {
      const card = await this.services.directory.card({ person }).catch(() => null);
      if (card?.reachable !== true) return null;
      return (await this.services.chats.open({ person })).id;
    });
  }

  /** The code of the failure, or null when the message is acknowledged. */
  send(conversation: ConversationId, text: string): Promise<string | null> {
    const id = messageId(randomBytes(16).toString('hex'));
    return codeOf(this.services.chats.send({ conversation, id, text }));
  }

  /** The texts of the newest messages of all conversations, oldest first. */
  async texts(): Promise<readonly string[]> {
    const { conversations } = await this.services.chats.list({ limit: 10 });
    const pages = conversations.map(({ id }) =>
      this.services.chats.messages({ conversation: id, limit: 200 }),
    );
    return (await Promise.all(pages)).flatMap(({ messages }) => messages.map(({ text }) => text));
  }

  async storage(): Promise<string> {
    return (await this.services.app.status({})).storage;
  }

  #open(): Core {
    return openCore({
      databaseFile: this.#file,
      databaseKey: this.#key,
      vault: 'none',
      backend: { kind: 'relay', location: { kind: 'local', path: this.#relay } },
      embedded: true,
      publish: () => undefined,
      onFailure: () => undefined,
    });
  }
}

async function codeOf(call: Promise<unknown>): Promise<string | null> {
  return call.then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}
