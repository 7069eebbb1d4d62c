import { CircleAlert, Plug, ShieldCheck, WifiOff, type LucideIcon } from '#renderer/ui/icons.ts';
import type { MessageKey } from '#shared/messages/message-key.ts';
import type { AppStatus } from '#shared/model/app-status.ts';
import type { ConnectionState } from '#shared/model/connection.ts';

export interface ConnectionLook {
  readonly icon: LucideIcon;
  readonly text: MessageKey;
  readonly tone: 'quiet' | 'warn' | 'danger';
}

/** How a state of the connection is drawn and called. `state` is the one to show, which follows the status later. */
export function connectionLook(
  state: ConnectionState,
  { embedded, failure }: Pick<AppStatus, 'embedded' | 'failure'>,
): ConnectionLook {
  if (state === 'online' && embedded) {
    return { icon: ShieldCheck, text: 'connection.online.embedded', tone: 'quiet' };
  }
  if ((state === 'offline' || state === 'connecting') && failure === 'relay-unusable') {
    return { icon: CircleAlert, text: 'connection.relay-unusable', tone: 'danger' };
  }
  return looks[state];
}

const looks: Readonly<Record<ConnectionState, ConnectionLook>> = {
  connecting: { icon: Plug, text: 'connection.connecting', tone: 'quiet' },
  online: { icon: ShieldCheck, text: 'connection.online', tone: 'quiet' },
  offline: { icon: WifiOff, text: 'connection.offline', tone: 'warn' },
  revoked: { icon: CircleAlert, text: 'connection.revoked', tone: 'danger' },
  refused: { icon: CircleAlert, text: 'connection.refused', tone: 'danger' },
};
