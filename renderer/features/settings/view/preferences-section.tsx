import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { preferencesQuery } from '#renderer/bridge/queries.ts';
import type { Preferences } from '#shared/model/preferences.ts';
import { WhenLoaded } from './when-loaded.tsx';

/** A section that shows preferences, once they are there. */
export function PreferencesSection({ children }: { readonly children: (saved: Preferences) => ReactNode }) {
  return <WhenLoaded query={useQuery(preferencesQuery(useBridge()))}>{children}</WhenLoaded>;
}
