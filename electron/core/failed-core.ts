import type { AppError } from '#shared/errors/app-error.ts';
import type { Services } from '#shared/ipc/services.ts';
import type { Core } from './core.ts';
import type { StatusBoard } from './status/index.ts';

/** A core whose profile cannot be used: it says so, and refuses everything else with the same error. */
export function failedCore(board: StatusBoard, failure: AppError): Core {
  const refuse = (): Promise<never> => Promise.reject(failure);
  const services: Services = {
    app: { status: () => Promise.resolve(board.status) },
    signIn: { offers: refuse, enrol: refuse },
    chats: {
      list: refuse,
      open: refuse,
      messages: refuse,
      send: refuse,
      retry: refuse,
      discard: refuse,
      markRead: refuse,
      saveDraft: refuse,
    },
    directory: { people: refuse },
  };
  return {
    services,
    begin: () => Promise.resolve(),
    reportBackend: () => undefined,
    close: () => Promise.resolve(),
  };
}
