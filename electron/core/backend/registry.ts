import type { BackendAdapter } from '#shared/backend/adapter.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import { RelayAdapter } from './relay/relay-adapter.ts';
import type { RelayLocation } from './relay/relay-location.ts';

/** Which backend a core talks to. Another kind is another member here and another folder beside `relay/`. */
export interface BackendConfiguration {
  readonly kind: 'relay';
  readonly location: RelayLocation;
}

/** Makes the adapter of a configuration. It does nothing until it is asked. */
export function createBackend(configuration: BackendConfiguration): BackendAdapter {
  switch (configuration.kind) {
    case 'relay':
      return new RelayAdapter(configuration.location);
    default:
      return assertNever(configuration.kind);
  }
}
