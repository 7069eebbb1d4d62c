import { fork, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fixtureFolder } from '../fixture-folder.ts';

/** What a first synchronisation has come to. */
export interface FirstSync {
  /** Until the person who comes last is found. */
  readonly seconds: number;
  /** Until the first fifty people are found. */
  readonly ownSeconds: number;
  /** From a key in the search box to its answer meanwhile, in milliseconds. */
  readonly typingP95: number;
  readonly keys: number;
  /** From a thousand changes at the relay until they are found. */
  readonly deltaSeconds: number;
}

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
  const relay = await started('national-relay-process.ts', [String(people), relayFolder, key, socket]);
  try {
    const pc = run('first-sync-process.ts', [String(people), profile, socket]);
    const [measured] = (await once(pc, 'message')) as [Omit<FirstSync, 'deltaSeconds'>];
    const begin = performance.now();
    relay.send('change');
    pc.send('change');
    await once(pc, 'message');
    const deltaSeconds = (performance.now() - begin) / 1_000;
    await stopped(pc);
    return { ...measured, deltaSeconds };
  } finally {
    await stopped(relay);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A relay that has taken the nation in. */
function relayFixture(people: number): Promise<string> {
  const sources = ['nation.ts', 'national-relay-process.ts', '../../support/national/national-agency.ts'];
  return fixtureFolder(
    `directory-relay-${String(people)}`,
    sources.map((path) => new URL(path, import.meta.url)),
    async (folder) => {
      await stopped(await started('national-relay-process.ts', [String(people), folder, key]));
    },
  );
}

function run(script: string, parameters: readonly string[]): ChildProcess {
  return fork(fileURLToPath(new URL(script, import.meta.url)), [...parameters]);
}

async function started(script: string, parameters: readonly string[]): Promise<ChildProcess> {
  const child = run(script, parameters);
  await once(child, 'message');
  return child;
}

async function stopped(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.send('stop');
  await exited;
}
