export { SafetyNumbers } from './safety-numbers.ts';
export { TrustKeeper } from './trust-keeper.ts';
