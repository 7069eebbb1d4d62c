import { statfsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { arch, availableParallelism, freemem, platform, release, totalmem } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { AppStatus } from '#shared/model/app-status.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { DiagnosticCounts } from './diagnostic-counts.ts';
import type { LogFile } from './log-file.ts';
import { loggedVersion } from './logged-version.ts';

/** Where the parts of a support bundle come from. */
export interface BundleSource {
  readonly version: string;
  readonly packaged: boolean;
  readonly databaseFile: string;
  readonly log: LogFile;
  readonly status: () => Promise<AppStatus>;
  /** Rejects where the profile cannot be opened. */
  readonly settings: () => Promise<Settings>;
  readonly counts: () => Promise<DiagnosticCounts>;
}

type Value = string | number | boolean | null;

/** Lines of the log in a bundle: about 250 KB, some days. */
const maximumLines = 2_000;
/** Changes of the connection that are shown by themselves. */
const maximumChanges = 200;
/** What a part of the bundle may take; a core that hangs is a reason for a bundle, not an obstacle. */
const patienceMs = 3_000;

/** Everything that a support bundle holds, as lines that a person can read: numbers, codes and versions. */
export async function bundleText(source: BundleSource): Promise<string> {
  const [status, settings, counts, sizes] = await Promise.all([
    told(source.status, statusWithoutNames),
    told(source.settings, ({ blockOnIdentityChange, tellRead, mentionsDespiteMute }) => ({
      ...{ blockOnIdentityChange, tellRead, mentionsDespiteMute },
    })),
    told(source.counts, (numbers) => ({ ...numbers })),
    files(source.databaseFile),
  ]);
  const lines = source.log.lines(maximumLines);
  const changes = lines.filter((line) => line.includes('"event":"connection"'));
  const parts = [
    section('narae', versions(source)),
    section('system', system(source.databaseFile)),
    section('status', status),
    section('settings', settings),
    section('counts', counts),
    section('files', sizes),
    ['[connections]', ...changes.slice(-maximumChanges)],
    ['[log]', ...lines],
  ];
  return `${parts.map((part) => part.join('\n')).join('\n\n')}\n`;
}

function section(name: string, values: Readonly<Record<string, Value>>): readonly string[] {
  return [`[${name}]`, ...Object.entries(values).map(([key, value]) => `${key}: ${String(value)}`)];
}

function versions({ version, packaged }: BundleSource): Readonly<Record<string, Value>> {
  const { electron, chrome, node } = process.versions;
  return {
    version: loggedVersion(version),
    packaged,
    electron: loggedVersion(electron),
    chrome: loggedVersion(chrome),
    node: loggedVersion(node),
    made: new Date().toISOString(),
  };
}

function system(databaseFile: string): Readonly<Record<string, Value>> {
  return {
    platform: platform(),
    // Some systems put names into what follows the numbers.
    release: /^[\d.]*/.exec(release())?.[0] ?? '',
    arch: arch(),
    processors: availableParallelism(),
    memoryMegabytes: megabytes(totalmem()),
    freeMemoryMegabytes: megabytes(freemem()),
    freeDiskMegabytes: freeDisk(dirname(databaseFile)),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

function statusWithoutNames(status: AppStatus): Readonly<Record<string, Value>> {
  const { phase, connection, embedded, vault, storage, clockSkewMs, failure } = status;
  const signedIn = status.self !== null;
  return { phase, signedIn, connection, embedded, vault, storage, clockSkewMs, failure };
}

/** The database and what lies beside it of earlier ones, by size, without their folder. */
async function files(databaseFile: string): Promise<Readonly<Record<string, Value>>> {
  const [folder, name] = [dirname(databaseFile), basename(databaseFile)];
  const names = await readdir(folder).catch(() => []);
  const found = names.filter((file) => /^[\w.-]+$/.test(file) && file.startsWith(name)).toSorted();
  const sizes = found.map(async (file) => [file, await sizeOf(join(folder, file))] as const);
  return Object.fromEntries(await Promise.all(sizes));
}

async function sizeOf(file: string): Promise<number | null> {
  return stat(file).then(
    ({ size }) => size,
    () => null,
  );
}

function freeDisk(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return megabytes(bavail * bsize);
  } catch {
    return null;
  }
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}

/** What a part of the program answers; empty when it refuses or takes too long. */
async function told<Answer>(
  ask: () => Promise<Answer>,
  show: (answer: Answer) => Readonly<Record<string, Value>>,
): Promise<Readonly<Record<string, Value>>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, patienceMs, null);
  });
  try {
    const answer = await Promise.race([ask(), late]);
    return answer === null ? {} : show(answer);
  } catch {
    return {};
  } finally {
    clearTimeout(timer);
  }
}
