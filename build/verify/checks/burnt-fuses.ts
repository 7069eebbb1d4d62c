import { join } from 'node:path';
import { FuseV1Options, FuseState, getCurrentFuseWire } from '@electron/fuses';
import { programOf } from '../../installer/program-of.ts';
import { fuses, fusesOfTestBuild } from '../../installer/fuses.ts';
import type { Check } from '../subject.ts';

/** Reads the fuses in the program itself: each has to be what the product states. */
export const burntFuses: Check = async ({ folder, target, product, isTestBuild }) => {
  const wire = await getCurrentFuseWire(join(folder, programOf(target, product)));
  const wanted = isTestBuild ? fusesOfTestBuild : fuses;
  const all = Object.values(FuseV1Options).filter((fuse) => typeof fuse === 'number');
  return all.flatMap((fuse) => {
    const name = FuseV1Options[fuse];
    const state = wanted[fuse] ? FuseState.ENABLE : FuseState.DISABLE;
    return wire[fuse] === state ? [] : [`${name} is not ${wanted[fuse] ? 'on' : 'off'}`];
  });
};
