import { once } from 'node:events';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { fromRoot } from '#build/vite/paths.ts';
import type { PersonId } from '#shared/model/ids.ts';
import '../e2e/fixtures/window-bridge.d.ts';

/** One whole app of a pair, which writes numbers to the other and is killed. */
export class AppUnderFire {
  /** The last number that the app has acknowledged. */
  acknowledged = -1;
  readonly #dataRoot: string;
  readonly #profile: string;
  readonly #self: PersonId;
  readonly #peer: PersonId;
  #app: ElectronApplication | null = null;
  #page: Page | null = null;

  constructor(dataRoot: string, profile: string, self: PersonId, peer: PersonId) {
    this.#dataRoot = dataRoot;
    this.#profile = profile;
    this.#self = self;
    this.#peer = peer;
  }

  /** Starts the app, and enrols it at the first time. */
  async start(): Promise<void> {
    const args = [
      '.',
      `--profile=${this.#profile}`,
      `--data-root=${this.#dataRoot}`,
      '--demo-colleagues=off',
    ];
    this.#app = await _electron.launch({ args, cwd: fromRoot('.') });
    this.#page = await this.#app.firstWindow();
    this.#page.on('console', (message) => {
      const number = /^acknowledged (\d+)$/.exec(message.text())?.[1];
      if (number !== undefined) this.acknowledged = Number(number);
    });
    await this.#page
      .locator('html[data-state="sign-in"], html[data-state="usable"]')
      .waitFor({ state: 'attached' });
    await this.#page.evaluate(async (person) => {
      const status = await window.narae.app.status({});
      if (status.ok && status.value.phase === 'sign-in') await window.narae.signIn.enrol({ person });
    }, this.#self);
  }

  /** Writes number after number, from the one after the last acknowledged, and goes on until it is killed or paused. */
  async write(): Promise<void> {
    await this.#page?.evaluate(
      ({ peer, from, self }) => {
        const turn = { stopped: false };
        Object.assign(window, { turn });
        const idOf = (number: number): string =>
          `${self === peer ? '0' : self.replaceAll(/[^0-9]/g, '')}${String(number)}`.padStart(32, 'a');
        void (async () => {
          let room: string | null = null;
          for (let number = from; !turn.stopped;) {
            if (room === null) {
              const opened = await window.narae.chats.open({ person: peer });
              room = opened.ok ? opened.value.id : null;
            } else {
              const id = idOf(number) as never;
              const sent = await window.narae.chats.send({
                conversation: room as never,
                id,
                text: String(number),
              });
              if (sent.ok) console.log(`acknowledged ${String(number++)}`);
            }
            await new Promise((resolve) => setTimeout(resolve, 15));
          }
        })();
      },
      { peer: this.#peer, self: this.#self, from: this.acknowledged + 1 },
    );
  }

  async pause(): Promise<void> {
    await this.#page?.evaluate(() => {
      (window as unknown as { turn: { stopped: boolean } }).turn.stopped = true;
    });
  }

  /** The numbers that the other has written, in the order in which they are shown. */
  async received(): Promise<readonly number[]> {
    const texts = await this.#page?.evaluate(async (peer) => {
      const opened = await window.narae.chats.open({ person: peer });
      const all: string[] = [];
      let before: string | undefined;
      for (let more = opened.ok; more;) {
        const anchor = before === undefined ? {} : { before: before as never };
        const page = await window.narae.chats.messages({
          conversation: (opened.ok ? opened.value.id : '') as never,
          limit: 200,
          ...anchor,
        });
        if (!page.ok) break;
        all.unshift(...page.value.messages.filter(({ author }) => author !== null).map(({ text }) => text));
        before = page.value.messages[0]?.id;
        more = page.value.more;
      }
      return all;
    }, this.#peer);
    return (texts ?? []).map(Number);
  }

  async kill(): Promise<void> {
    const process = this.#app?.process();
    this.#app = null;
    if (process === undefined || process.exitCode !== null || process.signalCode !== null) return;
    process.kill('SIGKILL');
    await once(process, 'exit');
  }
}
