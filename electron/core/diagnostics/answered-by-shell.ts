import { AppError } from '#shared/errors/app-error.ts';
import type { DomainServices } from '#shared/ipc/services.ts';

/** The `diagnostics` domain of a core: the log and the dialogs are the shell's, which answers in its place. */
export const answeredByShell: DomainServices<'diagnostics'> = {
  supportBundle: () => Promise.reject(new AppError('unsupported')),
  saveSupportBundle: () => Promise.reject(new AppError('unsupported')),
};
