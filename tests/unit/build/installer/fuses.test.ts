import { FuseV1Options } from '@electron/fuses';
import { expect, test } from 'vitest';
import { fuses } from '#build/installer/fuses.ts';

test('every fuse is stated, and none that would let somebody else run code in the program is on', () => {
  const names = Object.values(FuseV1Options).filter((fuse) => typeof fuse === 'number');
  expect(Object.keys(fuses).filter((key) => /^\d+$/.test(key))).toHaveLength(names.length);
  expect(fuses).toMatchObject({
    strictlyRequireAllFuses: true,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  });
});
