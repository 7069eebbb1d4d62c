/**
 * The way to the backend, as the title bar shows it. `offline` is shown after 3 s only (design). `revoked`: the backend
 * has shut this device out, and it is not asked again. `refused`: it does not know this device (its data were lost, for
 * one); it is asked again all the same, because they may be put back.
 */
export const connectionStates = ['connecting', 'online', 'offline', 'revoked', 'refused'] as const;
/** One of the states. */
export type ConnectionState = (typeof connectionStates)[number];
