import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import type { InvitationCode, PersonId } from '#shared/model/ids.ts';
import { testAgency } from '#tests/support/demo-staff.ts';
import type { DirectorySource } from '#relay/directory-source.ts';
import type { ImportReport } from '#relay/sources/import-directory.ts';
import type { ListenAddress } from '#relay/gateway/gateway.ts';
import { openRelay, type Relay, type RelayOptions } from '#relay/relay.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A real relay on a local socket, which can be stopped and started again on the same data. */
export class TestRelay {
  readonly options: RelayOptions;
  #relay: Relay | null = null;
  #address: ListenAddress;
  #hasStarted = false;

  private constructor(options: RelayOptions) {
    this.options = options;
    this.#address = options.listen;
  }

  static async start(overrides: Partial<RelayOptions> = {}): Promise<TestRelay> {
    const folder = temporaryFolder();
    const relay = new TestRelay({
      folder: join(folder, 'relay'),
      key: ownBytes(randomBytes(32)),
      listen: { kind: 'local', path: join(folder, 'relay.sock') },
      agency: testAgency,
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

  /** Where it listens; the same after it was stopped and started again. */
  get address(): ListenAddress {
    return this.#address;
  }

  /** An administrator's invitation, good for a day. */
  invite(person: PersonId): InvitationCode {
    if (this.#relay === null) throw new Error('stopped');
    return this.#relay.invite(person, Date.now() + 24 * 60 * 60 * 1000);
  }

  async importDirectory(source: DirectorySource): Promise<ImportReport> {
    if (this.#relay === null) throw new Error('stopped');
    return this.#relay.importDirectory(source, { confirmRemovals: true });
  }

  /** Starts, perhaps with another decision of who may see what. */
  async start(changes: Pick<RelayOptions, 'visibility'> = {}): Promise<void> {
    const { visibility: _first, ...options } = this.options;
    const again = this.#hasStarted ? options : this.options;
    this.#hasStarted = true;
    this.#relay = await openRelay({ ...again, ...changes, listen: this.#address });
    if (this.#relay === null) throw new Error('another relay holds the database');
    this.#address = this.#relay.address;
  }

  async stop(): Promise<void> {
    await this.#relay?.close();
    this.#relay = null;
  }
}
