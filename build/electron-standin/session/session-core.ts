import { EventEmitter } from 'node:events';
import type { Session } from 'electron';
import { guarded } from '../core/guarded.ts';
import { RequestHooks } from '../network/web-request.ts';

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;

export type PermissionName = Parameters<RequestHandler>[1];

/** What the stand-in knows of a session besides its public object. */
export class SessionCore extends EventEmitter<{ preloadsChanged: [] }> {
  readonly session = guarded<Session>(new EventEmitter(), { type: 'Session', label: 'session' });
  /** Every page listens. */
  readonly hooks = new RequestHooks().setMaxListeners(0);
  readonly preloads = new Map<string, string>();
  requestHandler: RequestHandler | null = null;
  checkHandler: CheckHandler | null = null;
  userAgent: string | undefined;
}
