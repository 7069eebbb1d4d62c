import type { App } from 'electron';
import { partialEmitter } from './guarded.ts';

/**
 * The `app` object. It is made here, without members, because windows and sessions emit on it while its own members
 * need windows and sessions; app/members.ts fills it.
 */
export const app = partialEmitter<App>('app', 'App');
