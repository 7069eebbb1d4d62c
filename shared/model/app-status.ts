import type { ErrorCode } from '../errors/error-code.ts';
import type { ConnectionState } from './connection.ts';
import type { Person } from './person.ts';

/** How far the messenger itself has come; the window shows one screen a phase. */
export const appPhases = ['starting', 'sign-in', 'ready', 'failed'] as const;
/** One of the phases. */
export type AppPhase = (typeof appPhases)[number];

/** `system`: the operating system guards the database key. `none`: it does not (development only; a banner says so). */
export const vaultProtections = ['system', 'none'] as const;
/** Who guards the database key. */
export type VaultProtection = (typeof vaultProtections)[number];

/**
 * What the last write to this PC's disk came to. `full`: no room; nothing is lost, and what waits is written when there is
 * room again. `failing`: it cannot be written for another reason (read-only, broken).
 */
export const storageHealths = ['sound', 'full', 'failing'] as const;
/** How the disk is. */
export type StorageHealth = (typeof storageHealths)[number];

/** How the messenger is, as every window shows it: how far it has come, who is signed in, and what is wrong. */
export interface AppStatus {
  readonly phase: AppPhase;
  /** The person of the enrolled account; null before enrolment. */
  readonly self: Person | null;
  /** The backend's own name for itself, such as the agency's; empty before the first contact. */
  readonly agency: string;
  /** Whether the backend runs inside this program. */
  readonly embedded: boolean;
  readonly connection: ConnectionState;
  readonly vault: VaultProtection;
  readonly storage: StorageHealth;
  /** How far this PC's clock is ahead of the backend's, in milliseconds, where that is over 2 minutes; else null. */
  readonly clockSkewMs: number | null;
  /**
   * With `failed` the reason. With `ready` something that goes on being wrong: `relay-unusable`, or `database-unreadable`
   * for a database of which only a part can be read. In any phase `worker-lost` while the messenger itself is being started
   * again.
   */
  readonly failure: ErrorCode | null;
}
