import type { ConnectionState } from '#shared/model/connection.ts';

/** Why this PC can read but neither send nor receive, for good. */
export type ShutOut = Extract<ConnectionState, 'revoked' | 'refused'>;

/** Null while the backend knows this PC, or may. */
export function shutOutBy(connection: ConnectionState): ShutOut | null {
  return connection === 'revoked' || connection === 'refused' ? connection : null;
}
