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
