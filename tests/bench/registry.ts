import { backlog } from './backlog/backlog.ts';
import { directory } from './directory/directory.ts';
import { groupsend } from './groupsend/groupsend.ts';
import { history } from './history/history.ts';
import { ipc } from './ipc/ipc.ts';
import { ldap } from './ldap/ldap.ts';
import type { Bench } from './metrics.ts';
import { roomswitch } from './roomswitch/roomswitch.ts';
import { send } from './send/send.ts';
import { startup } from './startup/startup.ts';

/** Every bench there is, by the name that `npm run bench` takes. */
export const benches: Readonly<Record<string, Bench>> = {
  backlog,
  directory,
  groupsend,
  history,
  ipc,
  ldap,
  roomswitch,
  send,
  startup,
};

/** Those that open windows: their figures are of the runtime that shows them, the others' of Node alone. */
export const windowBenches: ReadonlySet<string> = new Set(['ipc', 'roomswitch', 'send', 'startup']);
