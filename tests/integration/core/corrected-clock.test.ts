import { expect, onTestFinished, test } from 'vitest';
import { plainEnvelope } from '#core/signal/index.ts';
import { attackedPair } from '#tests/support/attacked-pair.ts';
import { rubbish } from '#tests/support/attacker.ts';
import { eventually } from '#tests/support/eventually.ts';

const yearMs = 365 * 24 * 60 * 60 * 1000;

test.each([
  ['three years behind', -3 * yearMs],
  ['three years ahead', 3 * yearMs],
])(
  'a clock that was %s and is put right while connected makes nothing wait or out of time',
  async (_name, wrong) => {
    let skew = wrong;
    const { relay, attacker, a, onA, deviceB } = await attackedPair({
      now: () => Date.now() + skew,
      retryJitter: () => 1_500,
    });
    const warnings: string[] = [];
    const onWarning = ({ name }: Error): void => {
      warnings.push(name);
    };
    process.on('warning', onWarning);
    onTestFinished(() => {
      process.off('warning', onWarning);
    });
    const isAsked = (): boolean => attacker.sent.some(({ type }) => type === plainEnvelope);

    skew = 0;
    attacker.deliver(...rubbish(deviceB, 1));
    await eventually(() => a.counts.keptEnvelopes === 1);
    expect(isAsked()).toBe(false);
    const written = await a.send(onA, '지금');
    expect(Math.abs(written.time - Date.now())).toBeLessThan(60_000);
    // The new connection says what time it is, and everything that waits is looked at again.
    await relay.stop();
    await relay.start();
    await a.online();
    await eventually(isAsked, 5_000);
    expect(warnings).not.toContain('TimeoutOverflowWarning');
  },
);
