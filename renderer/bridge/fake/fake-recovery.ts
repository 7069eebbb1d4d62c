import { AppError } from '#shared/errors/app-error.ts';
import type { RequestName } from '#shared/ipc/channel-table.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import type { AppStatus } from '#shared/model/app-status.ts';
import { fixture } from './fixture.ts';
import type { Scene } from './scene.ts';

type FakeRecovery = {
  readonly [Name in RequestName<'recovery'>]: () => Promise<RequestOutput<'recovery', Name>>;
};

/** The `recovery` domain: takes a while, answers, and lets the messenger start again. `change` sets the status. */
export function createFakeRecovery(scene: Scene, change: (status: Partial<AppStatus>) => void): FakeRecovery {
  const work = async (): Promise<void> => {
    await pause(scene.delay * 200);
    if (scene.refuseHelp !== null) throw new AppError(scene.refuseHelp);
    change({ phase: 'starting', failure: null });
  };
  return {
    async salvage() {
      await work();
      const self = fixture.people.find((person) => person.id === fixture.self) ?? null;
      void pause(scene.delay * 20).then(() => change({ phase: 'ready', self }));
      return { conversations: 8, messages: 1284, complete: false, keptAs: 'narae.db.kept-20260610-144112' };
    },
    async startAnew() {
      await work();
      void pause(scene.delay * 20).then(() => change({ phase: 'sign-in', self: null }));
      return { keptAs: 'narae.db.kept-20260610-144112' };
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
