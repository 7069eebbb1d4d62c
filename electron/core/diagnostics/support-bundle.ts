import { randomBytes } from 'node:crypto';
import { AppError } from '#shared/errors/app-error.ts';
import type { RequestInput, RequestOutput } from '#shared/ipc/contract.ts';
import type { DomainServices } from '#shared/ipc/services.ts';
import { bundleText, type BundleSource } from './bundle-text.ts';

/** What the service of the support bundle works with. */
export interface SupportBundlePorts extends BundleSource {
  /** Asks the person where to, and writes; false when they chose not to. @throws AppError `storage-full`, `storage-failed`. */
  readonly save: (text: string) => Promise<boolean>;
}

/** The `diagnostics` domain: makes the text, remembers the last one, and saves exactly what was shown. */
export class SupportBundle implements Omit<DomainServices<'diagnostics'>, 'about'> {
  readonly #ports: SupportBundlePorts;
  #shown: RequestOutput<'diagnostics', 'supportBundle'> | null = null;

  constructor(ports: SupportBundlePorts) {
    this.#ports = ports;
  }

  async supportBundle(): Promise<RequestOutput<'diagnostics', 'supportBundle'>> {
    this.#shown = { id: randomBytes(16).toString('hex'), text: await bundleText(this.#ports) };
    return this.#shown;
  }

  /** @throws AppError `not-found` for another bundle than the last one that was shown. */
  async saveSupportBundle({
    id,
  }: RequestInput<'diagnostics', 'saveSupportBundle'>): Promise<
    RequestOutput<'diagnostics', 'saveSupportBundle'>
  > {
    if (this.#shown?.id !== id) throw new AppError('not-found');
    return { saved: await this.#ports.save(this.#shown.text) };
  }
}
