export { Enrolment } from './enrolment.ts';
export { toLocalIdentity } from './local-identity.ts';
