// The package does not export its protocol types, and the stand-in must not add a dependency for them.
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';

export type { Protocol };
export type CommandName = keyof Protocol.CommandParameters;
export type Parameters<M extends CommandName> = Protocol.CommandParameters[M];
export type Result<M extends CommandName> = Protocol.CommandReturnValues[M];
/** The protocol's events, plus `closed`: the target of the session is gone. */
export type SessionEvents = Protocol.EventMap & { closed: [] };
