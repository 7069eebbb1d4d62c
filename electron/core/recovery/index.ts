export { RecoveryService, type RecoveryPorts } from './recovery-service.ts';
