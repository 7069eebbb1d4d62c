import { app } from '../core/app-object.ts';
import { implement } from '../core/guarded.ts';
import { acceptedAppMembers } from './accepted.ts';
import { commandLine } from './command-line.ts';
import { identityMembers } from './identity.ts';
import { instanceLockMembers } from './instance-lock.ts';
import { localeMembers } from './locale.ts';
import { loginItemMembers } from './login-item.ts';
import { pathMembers } from './paths.ts';
import { quitMembers } from './quit.ts';
import { readinessMembers } from './readiness.ts';

/** Fills the module `app`. */
export function implementApp(): void {
  implement(
    app,
    { commandLine },
    identityMembers(),
    readinessMembers(),
    pathMembers(),
    localeMembers(),
    quitMembers(),
    instanceLockMembers(),
    loginItemMembers(),
    acceptedAppMembers(),
  );
}
