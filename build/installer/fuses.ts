import { FuseV1Options, FuseVersion, type FuseV1Config } from '@electron/fuses';

/**
 * What the packed runtime can do. Each fuse is burnt into the program: no argument, no variable and no file beside it can
 * turn it into a Node that runs somebody else's code with our keys.
 * Source: https://www.electronjs.org/docs/latest/tutorial/fuses
 */
export const fuses: Extract<FuseV1Config, { readonly strictlyRequireAllFuses: true }> = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // The workers are threads: nothing of ours is started as Node.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // Pages come from `app://`, and none needs the privileges of files.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Only programs that make their own start snapshot need it.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Electron's default: no page of ours runs WebAssembly, and the workers' runs as fast as it can.
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** Test tools steer the main process by the inspector; everything else is as people get it. */
export const fusesOfTestBuild: typeof fuses = {
  ...fuses,
  [FuseV1Options.EnableNodeCliInspectArguments]: true,
};
