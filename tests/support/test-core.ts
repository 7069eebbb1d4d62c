import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { messageId, type ConversationId, type MessageId, type PersonId } from '#shared/model/ids.ts';
import type { DirectConversation, GroupConversation } from '#shared/model/conversation.ts';
import type { Message } from '#shared/model/message.ts';
import type { CoreServices } from '#shared/ipc/services.ts';
import { openCore, type CoreOptions } from '#core/compose.ts';
import type { Core } from '#core/core.ts';
import type { DiagnosticCounts } from '#core/diagnostics/index.ts';
import type { CoreEvent } from '#core/events.ts';
import { eventually } from './eventually.ts';
import { temporaryFolder } from './temporary-folder.ts';
import type { TestRelay } from './test-relay.ts';

/** A messenger without windows, on a database of its own, which can be closed and opened again. */
export class TestCore {
  readonly options: CoreOptions;
  readonly events: CoreEvent[] = [];
  readonly failures: unknown[] = [];
  #core: Core;

  private constructor(options: Omit<CoreOptions, 'publish' | 'onFailure'>) {
    this.options = {
      ...options,
      publish: (event) => this.events.push(event),
      onFailure: (error) => this.failures.push(error),
    };
    this.#core = openCore(this.options);
  }

  static open(relay: Pick<TestRelay, 'path'>, overrides: Partial<CoreOptions> = {}): TestCore {
    const core = new TestCore({
      databaseFile: join(temporaryFolder(), 'narae.db'),
      databaseKey: ownBytes(randomBytes(32)),
      vault: 'none',
      backend: { kind: 'relay', location: { kind: 'local', path: relay.path } },
      embedded: true,
      retryJitter: () => 50,
      ...overrides,
    });
    onTestFinished(() => core.close());
    return core;
  }

  /** Opens a core and enrols it as one of the people on offer. */
  static async enrolled(
    relay: Pick<TestRelay, 'path'>,
    person: PersonId,
    overrides: Partial<CoreOptions> = {},
  ): Promise<TestCore> {
    const core = TestCore.open(relay, overrides);
    await core.#core.begin();
    await core.services.signIn.enrol({ person });
    await core.online();
    return core;
  }

  get services(): CoreServices {
    return this.#core.services;
  }

  get raw(): Core {
    return this.#core;
  }

  /** How many jobs wait in the outbox, and how many envelopes are kept. */
  get counts(): Pick<DiagnosticCounts, 'outbox' | 'keptEnvelopes'> {
    const counts = this.#core.counts?.();
    if (counts === undefined) throw new Error('the core has not opened its profile');
    return counts;
  }

  async reopen(): Promise<void> {
    await this.#core.close();
    this.#core = openCore(this.options);
    await this.#core.begin();
  }

  async close(): Promise<void> {
    await this.#core.close();
  }

  async online(): Promise<void> {
    await eventually(async () => (await this.services.app.status({})).connection === 'online');
  }

  /** The conversation with a person, once the directory knows that they can be reached. */
  async conversationWith(person: PersonId): Promise<DirectConversation> {
    await this.knowsAccount(person);
    const conversation = await this.services.chats.open({ person });
    if (conversation.kind !== 'direct') throw new Error('a room was opened');
    return conversation;
  }

  /** Resolves once the directory says that a person can be reached. */
  async knowsAccount(person: PersonId): Promise<void> {
    await eventually(async () => {
      const card = await this.services.directory.card({ person }).catch(() => null);
      return card?.reachable === true;
    });
  }

  send(conversation: ConversationId, text: string, id: MessageId = randomMessageId()): Promise<Message> {
    return this.services.chats.send({ conversation, id, text });
  }

  async messages(conversation: ConversationId, limit = 200): Promise<readonly Message[]> {
    return (await this.services.chats.messages({ conversation, limit })).messages;
  }

  /** The whole conversation, page by page as the interface reads it. */
  async history(conversation: ConversationId): Promise<readonly Message[]> {
    const messages: Message[] = [];
    for (let more = true; more;) {
      const before = messages[0]?.id;
      const anchor = before === undefined ? {} : { before };
      const page = await this.services.chats.messages({ conversation, limit: 200, ...anchor });
      messages.unshift(...page.messages);
      ({ more } = page);
    }
    return messages;
  }

  /** Conversations with one person. */
  async conversations(): Promise<readonly DirectConversation[]> {
    const { conversations } = await this.services.chats.list({ limit: 200 });
    return conversations.filter((conversation) => conversation.kind === 'direct');
  }

  async rooms(): Promise<readonly GroupConversation[]> {
    const { conversations } = await this.services.chats.list({ limit: 200 });
    return conversations.filter((conversation) => conversation.kind === 'group');
  }
}

/** A message id as the interface makes them. */
function randomMessageId(): MessageId {
  return messageId(randomBytes(16).toString('hex'));
}
