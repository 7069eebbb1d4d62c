import type { AppError } from '#shared/errors/app-error.ts';
import type { CoreServices } from '#shared/ipc/services.ts';
import type { Core } from './core.ts';
import { RecoveryService, type RecoveryPorts } from './recovery/index.ts';
import type { StatusBoard } from './status/index.ts';

/**
 * A core whose profile cannot be used: it says so, and refuses everything else with the same error, except `salvage`
 * where the database is what is damaged. There is nothing to salvage with (null) where there is no key.
 */
export function failedCore(
  board: StatusBoard,
  failure: AppError,
  salvage: RecoveryPorts['salvage'] | null = null,
): Core {
  const refuse = (): Promise<never> => Promise.reject(failure);
  const refuseNow = (): never => {
    throw failure;
  };
  const services: CoreServices = {
    app: { status: () => Promise.resolve(board.status) },
    signIn: { offers: refuse, enrol: refuse },
    chats: {
      list: refuse,
      get: refuse,
      find: refuse,
      open: refuse,
      messages: refuse,
      send: refuse,
      retry: refuse,
      discard: refuse,
      react: refuse,
      markRead: refuse,
      saveDraft: refuse,
      mute: refuse,
      setFavourite: refuse,
      unreadTotal: refuse,
      safetyNumber: refuse,
      verify: refuse,
      acceptIdentity: refuse,
    },
    groups: {
      create: refuse,
      members: refuse,
      invite: refuse,
      remove: refuse,
      removeGone: refuse,
      setRole: refuse,
      rename: refuse,
      setRules: refuse,
      leave: refuse,
      unreadCounts: refuse,
      readers: refuse,
    },
    directory: {
      search: refuse,
      state: refuse,
      units: refuse,
      unitPath: refuse,
      staff: refuse,
      card: refuse,
    },
    presence: {
      watch: refuse,
      typing: refuse,
      profile: refuse,
      setProfile: refuse,
      setPhoto: refuse,
      photo: refuse,
    },
    settings: { get: refuse, set: refuse },
    recovery: new RecoveryService({
      requireDamaged: () => {
        if (failure.code !== 'database-unreadable') throw failure;
      },
      close: () => Promise.resolve(),
      salvage: salvage ?? refuseNow,
    }),
  };
  return {
    services,
    begin: () => Promise.resolve(),
    reportBackend: () => undefined,
    close: () => Promise.resolve(),
  };
}
