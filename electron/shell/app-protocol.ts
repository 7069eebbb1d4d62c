import { protocol } from 'electron';
import { appScheme } from '#shared/ipc/origin.ts';
import { answerAppRequest } from './answer-app-request.ts';

/** Before the app is ready: makes `app://` a secure origin with storage and fetch, as a web page has them. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }]);
}

/** Serves the pages from their folder. Anything outside it, of another type, or by another method is not found. */
export function serveAppProtocol(folder: string): void {
  protocol.handle(appScheme, (request) => answerAppRequest(request, folder));
}
