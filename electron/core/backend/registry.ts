import type { BackendAdapter } from '#shared/backend/adapter.ts';
import { RelayAdapter } from './relay/relay-adapter.ts';
import type { RelayLocation } from './relay/relay-location.ts';

/** Which backend a core talks to. Another kind is another member here and another folder beside `relay/`. */
export interface BackendConfiguration {
  readonly kind: 'relay';
  readonly location: RelayLocation;
}

/** Makes the adapter of a configuration. It does nothing until it is asked. */
export function createBackend(configuration: BackendConfiguration): BackendAdapter {
  return adapters[configuration.kind](configuration);
}

const adapters: Record<
  BackendConfiguration['kind'],
  (configuration: BackendConfiguration) => BackendAdapter
> = {
  relay: ({ location }) => new RelayAdapter(location),
};
