import { once } from 'node:events';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { fromRoot } from '#build/vite/paths.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { PersonId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import { unwrappedKey } from '../e2e/fixtures/unwrapped-key.ts';
import '../e2e/fixtures/window-bridge.d.ts';

/** One whole app of several, which writes numbers to the others and is killed. */
export class AppUnderFire {
  readonly profile: string;
  readonly self: PersonId;
  readonly #dataRoot: string;
  readonly #peers: readonly PersonId[];
  /** The last number that the app has acknowledged, by peer. */
  readonly #acknowledged = new Map<string, number>();
  #app: ElectronApplication | null = null;
  #page: Page | null = null;

  constructor(dataRoot: string, profile: string, self: PersonId, peers: readonly PersonId[]) {
    this.#dataRoot = dataRoot;
    this.profile = profile;
    this.self = self;
    this.#peers = peers;
  }

  /** The last number to a peer that the app has said would not be lost; -1 before the first. */
  acknowledged(peer: PersonId): number {
    return this.#acknowledged.get(peer) ?? -1;
  }

  /** Starts the app, and enrols it at the first time. */
  async start(): Promise<void> {
    const args = ['.', `--profile=${this.profile}`, `--data-root=${this.#dataRoot}`, '--demo-colleagues=off'];
    this.#app = await _electron.launch({ args, cwd: fromRoot('.') });
    this.#page = await this.#app.firstWindow();
    this.#page.on('console', (message) => {
      const [, peer, number] = /^acknowledged (\S+) (\d+)$/.exec(message.text()) ?? [];
      if (peer !== undefined) this.#acknowledged.set(peer, Number(number));
    });
    await this.#page
      .locator('html[data-state="sign-in"], html[data-state="usable"]')
      .waitFor({ state: 'attached' });
    await this.#page.evaluate(async (person) => {
      const status = await window.narae.app.status({});
      if (status.ok && status.value.phase === 'sign-in') await window.narae.signIn.enrol({ person });
    }, this.self);
  }

  /** Writes to one peer after the other, from the number after the last acknowledged, until it is killed or paused. */
  async write(): Promise<void> {
    const next = this.#peers.map((peer) => ({ peer, number: this.acknowledged(peer) + 1 }));
    await this.#page?.evaluate((conversations) => {
      const turn = { stopped: false };
      Object.assign(window, { turn });
      void (async () => {
        for (let round = 0; !turn.stopped; round++) {
          const index = round % conversations.length;
          const to = conversations[index];
          const opened = to === undefined ? null : await window.narae.chats.open({ person: to.peer });
          if (to !== undefined && opened?.ok === true) {
            const id = `${String(index)}b${String(to.number)}`.padStart(32, 'a') as never;
            const text = String(to.number);
            const sent = await window.narae.chats.send({ conversation: opened.value.id, id, text });
            if (sent.ok) console.log(`acknowledged ${to.peer} ${String(to.number++)}`);
          }
          await new Promise((resolve) => setTimeout(resolve, 15));
        }
      })();
    }, next);
  }

  async pause(): Promise<void> {
    await this.#page?.evaluate(() => {
      (window as unknown as { turn: { stopped: boolean } }).turn.stopped = true;
    });
  }

  /** The numbers that a peer has written, in the order in which they are shown. */
  async received(from: PersonId): Promise<readonly number[]> {
    return (await this.#messages(from))
      .filter(({ author }) => author !== null)
      .map(({ text }) => Number(text));
  }

  /** How many messages to a peer are not known to have arrived. */
  async underWay(to: PersonId): Promise<number> {
    const own = (await this.#messages(to)).filter(({ author }) => author === null);
    return own.filter(({ state }) => state === 'sending' || state === 'sent').length;
  }

  async #messages(peer: PersonId): Promise<readonly Pick<Message, 'author' | 'text' | 'state'>[]> {
    const all = await this.#page?.evaluate(async (person) => {
      const opened = await window.narae.chats.open({ person });
      const messages: Pick<Message, 'author' | 'text' | 'state'>[] = [];
      let before: string | undefined;
      for (let more = opened.ok; more;) {
        const anchor = before === undefined ? {} : { before: before as never };
        const page = await window.narae.chats.messages({
          conversation: (opened.ok ? opened.value.id : '') as never,
          limit: 200,
          ...anchor,
        });
        if (!page.ok) break;
        messages.unshift(...page.value.messages);
        before = page.value.messages[0]?.id;
        more = page.value.more;
      }
      return messages;
    }, peer);
    return all ?? [];
  }

  /** The key in a file that only an app's key store opens. @throws Error when the app does not run. */
  unwrap(file: string): Promise<Bytes> {
    if (this.#app === null) throw new Error('the app does not run');
    return unwrappedKey(this.#app, file);
  }

  async kill(): Promise<void> {
    const process = this.#app?.process();
    this.#app = null;
    if (process === undefined || process.exitCode !== null || process.signalCode !== null) return;
    process.kill('SIGKILL');
    await once(process, 'exit');
  }
}
