import { describe, expect, it } from 'vitest';
import { statusBanners } from '#renderer/features/connection/model/status-banners.ts';
import { testStatus } from '../../../support.ts';

describe('the strips above the content', () => {
  it('are none when all is well', () => {
    expect(statusBanners(testStatus(), false)).toEqual([]);
  });

  it('tell of each thing that is wrong', () => {
    expect(statusBanners(testStatus({ failure: 'database-unreadable' }), false)).toEqual([
      'database-damaged',
    ]);
    expect(statusBanners(testStatus({ storage: 'full' }), false)).toEqual(['storage-full']);
    expect(statusBanners(testStatus({ storage: 'failing' }), false)).toEqual(['storage-failing']);
    expect(statusBanners(testStatus({ connection: 'revoked' }), false)).toEqual(['revoked']);
    expect(statusBanners(testStatus({ connection: 'refused' }), false)).toEqual(['refused']);
    expect(statusBanners(testStatus({ failure: 'relay-unusable' }), false)).toEqual(['relay-unusable']);
    expect(statusBanners(testStatus({ clockSkewMs: -130_000 }), false)).toEqual(['clock-skew']);
  });

  it('say that one is offline only once that has lasted', () => {
    const status = testStatus({ connection: 'offline' });
    expect(statusBanners(status, false)).toEqual([]);
    expect(statusBanners(status, true)).toEqual(['offline']);
  });

  it('are two at most, the gravest first', () => {
    const worst = testStatus({
      failure: 'database-unreadable',
      storage: 'full',
      connection: 'revoked',
      clockSkewMs: 200_000,
    });
    expect(statusBanners(worst, false)).toEqual(['database-damaged', 'storage-full']);
    const mended = { ...worst, failure: null, storage: 'sound' } as const;
    expect(statusBanners(mended, false)).toEqual(['revoked', 'clock-skew']);
  });

  it('give one reason for being offline and not two', () => {
    const inside = testStatus({ failure: 'relay-unusable', connection: 'offline' });
    expect(statusBanners(inside, true)).toEqual(['relay-unusable']);
    const shutOut = testStatus({ failure: 'relay-unusable', connection: 'refused' });
    expect(statusBanners(shutOut, false)).toEqual(['refused']);
  });
});
