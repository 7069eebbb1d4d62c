import { app } from '../core/app-object.ts';
import { guarded, implement } from '../core/guarded.ts';
import { defaultSession } from './default-session.ts';
import { implementSession } from './session-members.ts';

type SessionModule = typeof Electron.Session;

implementSession(defaultSession);
setImmediate(() => app.emit('session-created', defaultSession.session));

/** The module `session`. */
export const session = implement<SessionModule>(
  guarded({}, { label: 'session', type: 'Session', statics: true }),
  {
    defaultSession: defaultSession.session,
    fromPartition(partition) {
      if (partition !== '') warnAboutPartitions();
      return defaultSession.session;
    },
    fromPath() {
      warnAboutPartitions();
      return defaultSession.session;
    },
  },
);

let warned = false;

function warnAboutPartitions(): void {
  if (!warned) console.error('electron stand-in: all session partitions are the default session here');
  warned = true;
}
