import type { ErrorCode } from '../errors/error-code.ts';

/**
 * The failures in which nothing but a new beginning is left of a history that cannot be opened. With any other one the
 * history is sound, and is opened by a newer version, another start, or more room on the disk.
 */
const hopeless = ['database-unreadable', 'vault-key-lost'] as const satisfies readonly ErrorCode[];

/** Whether one may begin anew, with the old history put aside: what the interface offers, and the shell allows. */
export function mayStartAnew(failure: ErrorCode | null): boolean {
  return hopeless.some((code) => code === failure);
}
