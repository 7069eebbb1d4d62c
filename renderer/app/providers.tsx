import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { BridgeContext } from '#renderer/bridge/bridge-context.ts';
import type { NaraeClient } from '#renderer/bridge/client.ts';
import en from '#shared/messages/en.json' with { type: 'json' };
import ko from '#shared/messages/ko.json' with { type: 'json' };
import type { Locale } from './locale.ts';

/** What every component may rely on: texts, the cache, and the bridge. */
export function Providers({
  locale,
  client,
  cache,
  children,
}: {
  readonly locale: Locale;
  readonly client: NaraeClient;
  readonly cache: QueryClient;
  readonly children: ReactNode;
}) {
  return (
    <CSPProvider disableStyleElements>
      <IntlProvider locale={locale} defaultLocale="ko" messages={catalogues[locale]}>
        <QueryClientProvider client={cache}>
          <BridgeContext value={client}>{children}</BridgeContext>
        </QueryClientProvider>
      </IntlProvider>
    </CSPProvider>
  );
}

const catalogues = { ko, en } as const;
