/**
 * The way to the backend, as the title bar shows it. `offline` is shown after 3 s only (design). `revoked` and `refused`
 * end every attempt: the backend has shut this device out, or does not know it (its data were lost, for one).
 */
export const connectionStates = ['connecting', 'online', 'offline', 'revoked', 'refused'] as const;
export type ConnectionState = (typeof connectionStates)[number];
