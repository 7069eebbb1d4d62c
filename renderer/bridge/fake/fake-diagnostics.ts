import { AppError } from '#shared/errors/app-error.ts';
import type { RequestName } from '#shared/ipc/channel-table.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import { fixture } from './fixture.ts';
import type { Scene } from './scene.ts';

type FakeDiagnostics = {
  readonly [Name in RequestName<'diagnostics'>]: () => RequestOutput<'diagnostics', Name>;
};

/** The `diagnostics` domain: a made-up bundle, which is "saved" nowhere. */
export function createFakeDiagnostics(scene: Scene): FakeDiagnostics {
  return {
    about: () => ({
      version: '0.1.0',
      electron: '45.5.0',
      runtime: scene.runtime,
      chromium: '144.0.7559.20',
      node: '24.21.0',
    }),
    supportBundle: () => {
      // As large as one gets after a bad week, to see that the page stays quick.
      const repeats = scene.name === 'long' ? 4000 : 1;
      const log = Array.from({ length: repeats }, () => fixture.supportBundle).flat();
      return { id: '0'.repeat(32), text: log.join('\n') };
    },
    saveSupportBundle: () => {
      if (scene.refuseHelp !== null) throw new AppError(scene.refuseHelp);
      return { saved: true };
    },
  };
}
