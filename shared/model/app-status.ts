import type { ErrorCode } from '../errors/error-code.ts';
import type { ConnectionState } from './connection.ts';
import type { Person } from './person.ts';

/** How far the messenger itself has come; the window shows one screen a phase. */
export const appPhases = ['starting', 'sign-in', 'ready', 'failed'] as const;
export type AppPhase = (typeof appPhases)[number];

/** `system`: the operating system guards the database key. `none`: it does not (development only; a banner says so). */
export const vaultProtections = ['system', 'none'] as const;
export type VaultProtection = (typeof vaultProtections)[number];

export interface AppStatus {
  readonly phase: AppPhase;
  readonly self: Person | null;
  /** The backend's own name for itself, such as the agency's; empty before the first contact. */
  readonly agency: string;
  /** Whether the backend runs inside this program. */
  readonly embedded: boolean;
  readonly connection: ConnectionState;
  readonly vault: VaultProtection;
  readonly failure: ErrorCode | null;
}
