import type { PersonId } from '#shared/model/ids.ts';
import type { Bus } from '../stores/bus.ts';
import type { ControlStore } from '../stores/control-store.ts';
import type { MailboxStore } from '../stores/mailbox-store.ts';

/** What the gateway serves: the stores, and what this relay is. */
export interface GatewayContext {
  readonly control: ControlStore;
  readonly mailboxes: MailboxStore;
  readonly bus: Bus;
  readonly agency: string;
  /** People who may enrol without an invitation; empty but in the demo agency. */
  readonly offered: readonly PersonId[];
  readonly now: () => number;
}
