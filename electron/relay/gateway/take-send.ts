import { AppError } from '#shared/errors/app-error.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import type { AccountId } from '#shared/model/ids.ts';
import type { Send } from '#shared/wire/generated/frame_pb.js';
import type { AcceptanceTime } from '../stores/mailbox-store.ts';
import { checkSend } from './check-send.ts';
import type { GatewayContext } from './gateway-context.ts';

/** What was taken from a device: what it is answered, and the mailboxes that have to be looked at. */
export interface TakenSend extends AcceptanceTime {
  readonly duplicate: boolean;
  readonly missing: readonly AccountId[];
  readonly full: readonly AccountId[];
  readonly mailboxes: readonly DeviceAddress[];
}

/**
 * Takes all envelopes of one message, or none.
 * @throws AppError what `checkSend` throws, `mailbox-full`, and a RateLimitedError.
 */
export function takeSend(context: GatewayContext, sender: DeviceAddress, send: Send): TakenSend {
  context.limits.send(sender);
  const items = checkSend(context, sender, send);
  const outcome = context.mailboxes.append(sender, items, context.now());
  if (outcome.kind === 'full') throw new AppError('mailbox-full');
  return { ...outcome, missing: [], full: [], mailboxes: items.map(({ to }) => to) };
}
