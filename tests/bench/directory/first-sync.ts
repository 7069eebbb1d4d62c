import { fork, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fixtureFolder } from '../fixture-folder.ts';
import { changedDuty } from './nation.ts';
import type { RenamedUnit } from './renamed-units.ts';

/** What a first synchronisation has come to. */
export interface FirstSync extends TypedMeanwhile {
  /** From a thousand changes at the relay until they are found. */
  readonly deltaSeconds: number;
  /** Until the relay has taken them in, which is a part of it. */
  readonly deltaImportSeconds: number;
  readonly renamed: readonly [small: Renaming, large: Renaming];
}

/** What was typed while people came. */
export interface TypedMeanwhile {
  /** Until the person who comes last is found. */
  readonly seconds: number;
  /** Until the first fifty people are found. */
  readonly ownSeconds: number;
  /** From when a key was to be pressed in the search box to its answer, in milliseconds. */
  readonly typingP95: number;
  readonly typingMax: number;
  readonly keys: number;
}

/** A unit with another name at the relay. */
export interface Renaming {
  /** Who has it in their departments. */
  readonly people: number;
  /** Until the relay has taken it in, and until whoever it tells of last is found by it. */
  readonly importSeconds: number;
  readonly seconds: number;
}

/** What the process with the profile is asked: to find something, to wait until its index is at rest, or to end. */
export type PcRequest =
  { readonly query: string; readonly least: number; readonly person: string | null } | 'settle' | 'stop';

/** What the process with the relay is asked: to give a thousand people another duty, to rename one of the units, or to end. */
export type RelayRequest = 'change' | { readonly rename: number } | 'stop';

const key = createHash('sha256').update('directory bench relay').digest('hex');

/** An empty profile at a relay with a nation, each in a process of its own on this machine. */
export async function firstSync(people: number): Promise<FirstSync> {
  const prepared = await relayFixture(people);
  const folder = mkdtempSync(join(tmpdir(), 'narae-first-sync-'));
  const [relayFolder, profile, socket] = ['relay', 'profile', 'relay.sock'].map((name) => join(folder, name));
  if (relayFolder === undefined || profile === undefined || socket === undefined)
    throw new Error('no folder');
  cpSync(prepared, relayFolder, { recursive: true });
  mkdirSync(profile);
  const relay = run('national-relay-process.ts', [String(people), relayFolder, key, socket]);
  const [[small, large]] = (await once(relay, 'message')) as [readonly [RenamedUnit, RenamedUnit]];
  try {
    const pc = run('first-sync-process.ts', [String(people), profile, socket]);
    const [measured] = (await once(pc, 'message')) as [TypedMeanwhile];
    const delta = await changed({ pc, relay }, 'change', { query: changedDuty, least: 50, person: null });
    const renamed = [
      await renaming({ pc, relay }, 0, small),
      await renaming({ pc, relay }, 1, large),
    ] as const;
    await stopped(pc);
    return { ...measured, deltaSeconds: delta.seconds, deltaImportSeconds: delta.importSeconds, renamed };
  } finally {
    await stopped(relay);
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Processes {
  readonly pc: ChildProcess;
  readonly relay: ChildProcess;
}

/** Not while an index is built because of what was changed before. */
async function renaming(
  processes: Processes,
  rename: number,
  { unit, people, last }: RenamedUnit,
): Promise<Renaming> {
  await asked(processes.pc, 'settle');
  const sought = { query: `${unit.name} ${last.name}`, least: 1, person: last.id };
  return { people, ...(await changed(processes, { rename }, sought)) };
}

/** How long it takes until the relay has taken a change in, and until it is found. */
async function changed(
  { pc, relay }: Processes,
  request: RelayRequest,
  sought: PcRequest,
): Promise<Pick<Renaming, 'importSeconds' | 'seconds'>> {
  const begin = performance.now();
  const since = (): number => (performance.now() - begin) / 1_000;
  const [importSeconds, seconds] = await Promise.all([
    asked(relay, request).then(since),
    asked(pc, sought).then(since),
  ]);
  return { importSeconds, seconds };
}

/** A relay that has taken the nation in. */
function relayFixture(people: number): Promise<string> {
  const sources = ['nation.ts', 'national-relay-process.ts', '../../support/national/national-agency.ts'];
  return fixtureFolder(
    `directory-relay-${String(people)}`,
    sources.map((path) => new URL(path, import.meta.url)),
    async (folder) => {
      const relay = run('national-relay-process.ts', [String(people), folder, key]);
      await once(relay, 'message');
      await stopped(relay);
    },
  );
}

function run(script: string, parameters: readonly string[]): ChildProcess {
  return fork(fileURLToPath(new URL(script, import.meta.url)), [...parameters]);
}

/** Sends a request, and waits for its answer. */
async function asked(child: ChildProcess, request: PcRequest | RelayRequest): Promise<void> {
  const done = once(child, 'message');
  child.send(request);
  await done;
}

async function stopped(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.send('stop');
  await exited;
}
