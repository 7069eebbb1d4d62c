import type { IncomingEnvelope } from '#shared/backend/envelope.ts';

/** Where content comes from and where it belongs in the order of a conversation. */
export type ContentPlace = Pick<IncomingEnvelope, 'from' | 'acceptedAt' | 'clockAt'>;
