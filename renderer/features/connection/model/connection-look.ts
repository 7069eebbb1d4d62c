import { CircleAlert, Plug, ShieldCheck, WifiOff, type LucideIcon } from '#renderer/ui/icons.ts';
import type { MessageKey } from '#shared/messages/message-key.ts';
import type { ConnectionState } from '#shared/model/connection.ts';

export interface ConnectionLook {
  readonly icon: LucideIcon;
  readonly text: MessageKey;
}

/** How a state of the connection is drawn and called. */
export function connectionLook(state: ConnectionState, embedded: boolean): ConnectionLook {
  if (state === 'online' && embedded) return { icon: ShieldCheck, text: 'connection.online.embedded' };
  return looks[state];
}

const looks: Readonly<Record<ConnectionState, ConnectionLook>> = {
  connecting: { icon: Plug, text: 'connection.connecting' },
  online: { icon: ShieldCheck, text: 'connection.online' },
  offline: { icon: WifiOff, text: 'connection.offline' },
  revoked: { icon: CircleAlert, text: 'connection.revoked' },
};
