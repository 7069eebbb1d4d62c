import type { PersonId } from '#shared/model/ids.ts';
import type { Bus } from '../stores/bus.ts';
import type { ControlStore } from '../stores/control-store.ts';
import type { MailboxStore } from '../stores/mailbox-store.ts';
import type { GatewayLimits } from './limits/gateway-limits.ts';
import type { RateLimits } from './limits/rate-limits.ts';
import type { PresenceBoard } from './presence/presence-board.ts';

/** What a gateway serves: the stores, and what this relay is. */
export interface GatewayOptions {
  readonly control: ControlStore;
  readonly mailboxes: MailboxStore;
  readonly bus: Bus;
  readonly agency: string;
  /** People who may enrol without an invitation; empty but in the demo agency. */
  readonly offered: readonly PersonId[];
  readonly now: () => number;
  readonly limits?: GatewayLimits | undefined;
  /** Is told whatever went wrong inside, so that a failing store is known of; what is none of that does not matter. */
  readonly noteFailure?: ((error: unknown) => void) | undefined;
}

/** What its routes and sockets share. */
export interface GatewayContext extends Omit<GatewayOptions, 'limits'> {
  readonly limits: RateLimits;
  readonly presence: PresenceBoard;
}
