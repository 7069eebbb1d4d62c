import { createContext, use } from 'react';
import { AppError } from '#shared/errors/app-error.ts';
import type { NaraeClient } from './client.ts';

/** Carries the client to the features. */
export const BridgeContext = createContext<NaraeClient | null>(null);

/**
 * The client of this page.
 * @throws AppError `internal` outside of the provider.
 */
export function useBridge(): NaraeClient {
  const client = use(BridgeContext);
  if (client === null) throw new AppError('internal');
  return client;
}
