import { describe, expect, it } from 'vitest';
import { findLicences } from '#renderer/features/settings/model/licences.ts';

const part = (name: string, licence: string) => ({ name, version: '1.0.0', licence, text: '' });
const parts = [part('react', 'MIT'), part('@signalapp/libsignal-client', 'AGPL-3.0-only')];

describe('looking for a part of the program', () => {
  it('goes by name and by licence, whatever the capitals', () => {
    expect(findLicences(parts, 'LIBSIGNAL')).toEqual([parts[1]]);
    expect(findLicences(parts, ' mit ')).toEqual([parts[0]]);
    expect(findLicences(parts, 'nothing')).toEqual([]);
  });

  it('shows all when nothing is asked for', () => {
    expect(findLicences(parts, '')).toEqual(parts);
  });
});
