// Plain JavaScript because dependency-cruiser loads it by itself; the rules are TypeScript, which Node 24 runs.
import { layerRules } from './layers/index.ts';
import { cruiseOptions } from './layers/cruise-options.ts';

export default { forbidden: layerRules, options: cruiseOptions };
