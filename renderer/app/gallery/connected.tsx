import { useState, type ReactNode } from 'react';
import { createClient } from '#renderer/bridge/client.ts';
import { createFakeBridge } from '#renderer/bridge/fake/fake-bridge.ts';
import { createQueryClient } from '#renderer/bridge/query-client.ts';
import { queryKeys } from '#renderer/bridge/query-keys.ts';
import type { Density, InterfaceLanguage } from '#shared/model/preferences.ts';
import type { DirectoryState } from '#shared/model/directory-state.ts';
import { Providers } from '../providers.tsx';

/** Over a bridge of its own, as in a window of the program. */
export function Connected({
  locale,
  density = 'normal',
  directory = null,
  children,
}: {
  readonly locale: InterfaceLanguage;
  readonly density?: Density;
  /** How complete the directory is; null for what the bridge says. */
  readonly directory?: DirectoryState | null;
  readonly children: ReactNode;
}) {
  const [client] = useState(() =>
    createClient(createFakeBridge(new URLSearchParams({ density, lang: locale }))),
  );
  const [cache] = useState(() => {
    const made = createQueryClient();
    if (directory !== null) made.setQueryData(queryKeys.directoryState, directory);
    return made;
  });
  return (
    <Providers locale={locale} client={client} cache={cache}>
      {children}
    </Providers>
  );
}
