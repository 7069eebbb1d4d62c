import { mkdirSync } from 'node:fs';
import type { AppError } from '#shared/errors/app-error.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { InvitationCode, PersonId } from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';
import { storageError } from '#sqlite/storage-error.ts';
import { Gateway, type ListenAddress } from './gateway/gateway.ts';
import type { GatewayLimits } from './gateway/limits/gateway-limits.ts';
import type { DirectorySource } from './directory-source.ts';
import type { RelayAgency } from './relay-agency.ts';
import { openRelayDatabase } from './relay-database.ts';
import { importDirectory, type ImportOptions, type ImportReport } from './sources/import-directory.ts';
import { directoryTopic } from './stores/bus.ts';
import { importedEdition } from './stores/directory-intake.ts';
import { MemoryBus } from './stores/memory-bus.ts';
import { SqliteControlStore } from './stores/sqlite/sqlite-control-store.ts';
import { SqliteDirectoryIntake } from './stores/sqlite/sqlite-directory-intake.ts';
import { SqliteMailboxStore } from './stores/sqlite/sqlite-mailbox-store.ts';
import type { Visibility } from './visibility.ts';

/** What a relay is opened with. */
export interface RelayOptions {
  /** Where the relay's encrypted database lies. */
  readonly folder: string;
  /** 32 bytes. */
  readonly key: Bytes;
  readonly listen: ListenAddress;
  readonly agency: RelayAgency;
  readonly now?: () => number;
  /** Who gets to see what of people, from now on; left out, what was decided before. */
  readonly visibility?: Visibility;
  /** What a device may do in a time; the standard is for officials, other numbers for measuring. */
  readonly limits?: GatewayLimits;
  /** The database failed while it was served, in whatever way: whoever asked for something of it went without. */
  readonly onFailure?: (error: AppError) => void;
  /** How often it is looked for what has expired; for tests. */
  readonly sweepIntervalMs?: number;
}

/** A relay that listens. */
export interface Relay {
  /** Where it listens in fact: with the port that the system has chosen for port 0. */
  readonly address: ListenAddress;
  /**
   * An administrator's invitation, good until `expiresAt` (UTC milliseconds); if the person has an account, whoever uses it
   * begins anew. @throws AppError `not-found`.
   */
  invite(person: PersonId, expiresAt: number): InvitationCode;
  /** Takes a directory in while it serves, and tells everybody who is connected. See {@link importDirectory}. */
  importDirectory(source: DirectorySource, options?: ImportOptions): Promise<ImportReport>;
  /** Listens no longer, and lets go of the database. */
  close(): Promise<void>;
}

/** How often it is looked for what has expired. Often, because days are counted by it, and a PC may be on for hours only. */
const hourMs = 60 * 60 * 1000;

/**
 * Opens a relay: composes stores and gateway, and listens. Null when another instance holds the database, which makes
 * that instance the host. When it cannot listen it lets go of the database again, and rejects.
 */
export async function openRelay(options: RelayOptions): Promise<Relay | null> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const database = openRelayDatabase(options.folder, options.key);
  if (database === null) return null;
  try {
    return await serve(database, options);
  } catch (error) {
    database.close();
    throw error;
  }
}

async function serve(database: Database, options: RelayOptions): Promise<Relay> {
  const { agency: given, visibility, listen, limits, now = Date.now, sweepIntervalMs = hourMs } = options;
  const noteFailure = (error: unknown): void => {
    const failure = storageError(error);
    if (failure !== null) options.onFailure?.(failure);
  };
  const mailboxes = new SqliteMailboxStore(database);
  const control = new SqliteControlStore(database, mailboxes);
  const agency = servedAgency(control, given);
  if (visibility !== undefined) control.putVisibility(visibility);
  const intake = new SqliteDirectoryIntake(database);
  const bus = new MemoryBus();
  const gateway = new Gateway({
    control,
    mailboxes,
    bus,
    agency: agency.name,
    offered: agency.offered,
    now,
    limits,
    noteFailure,
  });
  const address = await gateway.listen(listen).catch(async (error: unknown) => {
    await gateway.close();
    throw error;
  });
  const sweep = (): void => {
    try {
      mailboxes.sweep(now());
      // The log holds earlier versions of what was overwritten. Nobody else has the file open, so nothing is waited for.
      database.pragma('wal_checkpoint(TRUNCATE)');
    } catch (error) {
      // A full disk must not end the relay: what was not swept is swept the next time.
      noteFailure(error);
    }
  };
  sweep();
  const sweeping = setInterval(sweep, sweepIntervalMs);
  /** One at a time: they share the place where a directory is staged. */
  let importing = Promise.resolve();
  return {
    address,
    invite: (person, expiresAt) => control.issueInvitation(person, expiresAt),
    importDirectory: (source, options) => {
      const report = importing.then(async () => importDirectory(intake, source, options));
      importing = report.then(
        ({ outcome }) => {
          if (outcome === 'applied') bus.ring(directoryTopic);
        },
        () => undefined,
      );
      return report;
    },
    close: async () => {
      clearInterval(sweeping);
      await gateway.close();
      database.close();
    },
  };
}

/**
 * A directory that was imported stays: the one that comes with the relay is not put in its place, and nobody of it is on
 * offer, who would be somebody real.
 */
function servedAgency(control: SqliteControlStore, agency: RelayAgency): RelayAgency {
  const edition = control.directoryEdition();
  if (edition === importedEdition)
    return agency.edition === importedEdition
      ? agency
      : { ...agency, name: control.directoryName() ?? agency.name, offered: [] };
  if (edition !== agency.edition) control.putDirectory(agency.directory(), agency.edition);
  return agency;
}
