export { createBackend, type BackendConfiguration } from './registry.ts';
