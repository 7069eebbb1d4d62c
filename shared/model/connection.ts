/** The way to the backend, as the title bar shows it. `offline` is shown after 3 s only (design). */
export const connectionStates = ['connecting', 'online', 'offline', 'revoked'] as const;
export type ConnectionState = (typeof connectionStates)[number];
