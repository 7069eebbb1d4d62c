import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import type { PersonId } from '#shared/model/ids.ts';
import { demoAgency } from '#relay/demo/demo-agency.ts';
import { openRelay, type Relay, type RelayOptions } from '#relay/relay.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A real relay on a local socket, which can be stopped and started again on the same data. */
export class TestRelay {
  readonly options: RelayOptions;
  #relay: Relay | null = null;

  private constructor(options: RelayOptions) {
    this.options = options;
  }

  static async start(overrides: Partial<RelayOptions> = {}): Promise<TestRelay> {
    const folder = temporaryFolder();
    const relay = new TestRelay({
      folder: join(folder, 'relay'),
      key: ownBytes(randomBytes(32)),
      listen: { kind: 'local', path: join(folder, 'relay.sock') },
      agency: demoAgency(),
      ...overrides,
    });
    await relay.start();
    onTestFinished(() => relay.stop());
    return relay;
  }

  /** People whom one can enrol as. */
  get offered(): readonly PersonId[] {
    return this.options.agency.offered;
  }

  get path(): string {
    const { listen } = this.options;
    if (listen.kind !== 'local') throw new Error('not a local relay');
    return listen.path;
  }

  async start(): Promise<void> {
    this.#relay = await openRelay(this.options);
    if (this.#relay === null) throw new Error('another relay holds the database');
  }

  async stop(): Promise<void> {
    await this.#relay?.close();
    this.#relay = null;
  }
}
