/** How much a profile holds: numbers only. */
export interface DiagnosticCounts {
  readonly conversations: number;
  readonly messages: number;
  /** Messages and receipts that wait to be sent. */
  readonly outbox: number;
  /** Envelopes that could not be opened and are kept. */
  readonly keptEnvelopes: number;
  readonly sessions: number;
  readonly people: number;
}
