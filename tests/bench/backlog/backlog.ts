import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { envelopeCount, senderCount } from './agency.ts';
import { median, type Metrics } from '../metrics.ts';
import type { BacklogPlaces } from './build-backlog.ts';
import { runBaseline } from './run-baseline.ts';
import { runBuild } from './run-build.ts';
import { runReceive } from './run-receive.ts';

/** libsignal alone varies by a third from one run to the next: the median of five is steady. */
const rounds = 5;
/** The longest block is the median of as many rounds: the first ones, whose figures are not chosen. */
const blockRounds = 3;

/**
 * A backlog of 10,000 envelopes from 100 senders with whom one has been in touch, three of ten in a room, as the product receives it: a main process with a core in its worker, the
 * relay in another process; decrypted, stored, acknowledged, told to the main process and by it to a window. The loop of the
 * main process is watched meanwhile, and then for as long while it is idle. The baseline decrypts the same envelopes in a
 * thread like that into memory, and keeps nothing.
 */
export async function backlog(say: (line: string) => void): Promise<Metrics> {
  const seed = 20_261_126;
  const root = mkdtempSync(join(tmpdir(), 'narae-bench-'));
  const key = randomBytes(32).toString('hex');
  try {
    say(
      `backlog: ${String(envelopeCount)} envelopes from ${String(senderCount)} senders, seed ${String(seed)}`,
    );
    const built = placesIn(root, 'built', key);
    await runBuild(built, seed);
    const perSecond: number[] = [];
    const limits: number[] = [];
    const blocks: number[] = [];
    const idle: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const baseline = await runBaseline(copy(built, root, `baseline-${String(round)}`));
      if (round === 0)
        say(
          `${String(baseline.inSessions)} in sessions that live (Whisper), ${String(baseline.inRooms)} in a room (sender keys), ${String(envelopeCount - baseline.inSessions - baseline.inRooms)} that begin a session (PreKey)`,
        );
      limits.push((envelopeCount / baseline.milliseconds) * 1000);
      const received = await runReceive(copy(built, root, `round-${String(round)}`));
      perSecond.push((envelopeCount / received.durationMs) * 1000);
      blocks.push(received.longestBlockMs);
      idle.push(received.idleBlockMs);
      say(
        `round ${String(round)}: ${perSecond.at(-1)?.toFixed(0) ?? ''} envelopes/s, libsignal alone ${limits.at(-1)?.toFixed(0) ?? ''}, longest block ${blocks.at(-1)?.toFixed(1) ?? ''} ms, idle ${idle.at(-1)?.toFixed(1) ?? ''} ms`,
      );
    }
    const [value, limit] = [median(perSecond), median(limits)];
    return {
      envelopes_per_s: { value, unit: '1/s', baseline: limit, bar: { least: 2000 } },
      over_libsignal: {
        value: median(perSecond.map((one, round) => one / (limits[round] ?? limit))),
        unit: 'x',
        bar: { least: 0.4 },
      },
      longest_block_ms: {
        value: median(blocks.slice(0, blockRounds)),
        unit: 'ms',
        baseline: median(idle.slice(0, blockRounds)),
        bar: { most: 50 },
      },
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function placesIn(root: string, name: string, key: string): BacklogPlaces {
  return { folder: join(root, name), socket: join(root, `${name}.sock`), key };
}

/** Every round begins with the same mailbox and the same keys. */
function copy(built: BacklogPlaces, root: string, name: string): BacklogPlaces {
  const places = placesIn(root, name, built.key);
  cpSync(built.folder, places.folder, { recursive: true });
  return places;
}
