export { DeviceBook } from './device-book.ts';
export { Enrolment } from './enrolment.ts';
export { standardKeys, type KeyPlan } from './key-plan.ts';
export { KeyUpkeep } from './key-upkeep.ts';
export { toLocalIdentity } from './local-identity.ts';
export { safetyNumber } from '#core/signal/index.ts';
