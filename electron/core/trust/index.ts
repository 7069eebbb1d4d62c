export { SafetyNumbers } from './safety-numbers.ts';
export { TrustKeeper, type IdentityLine } from './trust-keeper.ts';
