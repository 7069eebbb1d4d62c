import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { BridgeContext } from '#renderer/bridge/bridge-context.ts';
import type { NaraeClient } from '#renderer/bridge/client.ts';
import en from '#shared/messages/en.json' with { type: 'json' };
import ko from '#shared/messages/ko.json' with { type: 'json' };
import type { InterfaceLanguage } from '#shared/model/preferences.ts';
import { useLocale } from './use-locale.ts';

/** What every component may rely on: texts, the cache, and the bridge. */
export function Providers({
  locale,
  client,
  cache,
  children,
}: {
  /** The language until the preferences are known. */
  readonly locale: InterfaceLanguage;
  readonly client: NaraeClient;
  readonly cache: QueryClient;
  readonly children: ReactNode;
}) {
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={cache}>
        <BridgeContext value={client}>
          <Texts first={locale}>{children}</Texts>
        </BridgeContext>
      </QueryClientProvider>
    </CSPProvider>
  );
}

function Texts({ first, children }: { readonly first: InterfaceLanguage; readonly children: ReactNode }) {
  const locale = useLocale(first);
  return (
    <IntlProvider locale={locale} defaultLocale="ko" messages={catalogues[locale]}>
      {children}
    </IntlProvider>
  );
}

const catalogues = { ko, en } as const;
