import { FuseV1Options, FuseVersion } from '@electron/fuses';
import { expect, test } from 'vitest';
import { fuses } from '#build/installer/fuses.ts';

/** All fuses of this version, by name: one that a later Electron adds has to be thought about here as well. */
const expected: Readonly<Record<keyof typeof FuseV1Options, boolean>> = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
};

test('every fuse is stated, and has exactly this value', () => {
  const { version, strictlyRequireAllFuses, ...values } = fuses;
  expect({ version, strictlyRequireAllFuses }).toEqual({
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
  });
  const named = Object.entries(values).map(([fuse, value]) => [FuseV1Options[Number(fuse)], value]);
  expect(Object.fromEntries(named)).toEqual(expected);
  const known = Object.values(FuseV1Options).filter((fuse) => typeof fuse === 'string');
  expect(Object.keys(expected).toSorted()).toEqual(known.toSorted());
});
