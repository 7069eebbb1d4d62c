import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { IssuedCertificate } from '#shared/backend/sender-certificate.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { Clock } from '#core/clock/index.ts';

/** A certificate is replaced so long before it runs out: what is sealed with it may wait at the relay, and clocks differ. */
const marginMs = 24 * 60 * 60 * 1000;

/** The backend's word on who this device is, asked for when it is needed and kept while it is good. */
export class Certificates {
  readonly #backend: Pick<BackendAdapter, 'senderCertificate'>;
  readonly #clock: Clock;
  #issued: IssuedCertificate | null = null;

  constructor(backend: Pick<BackendAdapter, 'senderCertificate'>, clock: Clock) {
    this.#backend = backend;
    this.#clock = clock;
  }

  /** @throws as the adapter. */
  async current(): Promise<Bytes> {
    if (this.#issued === null || this.#issued.expiresAt - this.#clock.now() < marginMs)
      this.#issued = await this.#backend.senderCertificate();
    return this.#issued.certificate;
  }
}
