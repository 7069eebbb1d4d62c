import type { IForbiddenRuleType } from 'dependency-cruiser';
import { coreLayers } from './core-layers.ts';
import { electronLayers } from './electron-layers.ts';
import { rulesOf, type Layer } from './layer.ts';
import { extraRules } from './extra-rules.ts';
import { pureLayers } from './pure-layers.ts';

const toolLayers: readonly Layer[] = [
  {
    name: 'build',
    because:
      'Tools start the product, they do not import it; only the policy table and the demo agency are read.',
    from: '^build/',
    fromNot: ['^build/electron-standin/'],
    may: ['^build/(?!electron-standin/)', '^shared/policy/', '^electron/relay/demo/'],
    node: true,
  },
  {
    name: 'standin',
    because: 'The stand-in takes the place of Electron: it knows nothing of this app.',
    from: '^build/electron-standin/',
    may: ['^build/electron-standin/'],
    node: true,
  },
];

/** Every rule about who may import whom. This folder is the table. */
export const layerRules: IForbiddenRuleType[] = [
  ...[...pureLayers, ...coreLayers, ...electronLayers, ...toolLayers].flatMap(rulesOf),
  ...extraRules,
];
