import type { Bytes } from '../model/bytes.ts';

/** The backend's word that a device is one of its account, which goes inside sealed messages (libsignal's SenderCertificate). */
export interface IssuedCertificate {
  readonly certificate: Bytes;
  /** UTC milliseconds by the backend's clock: what it says of an envelope (`clockAt`, else `acceptedAt`) is compared with it. */
  readonly expiresAt: number;
  /** The public key of the backend by which others check it; the same for all, and for ever. */
  readonly trustRoot: Bytes;
}
