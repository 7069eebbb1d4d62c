import '#renderer/styles/index.css';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'react-intl';
import { followSystemTheme } from '#renderer/app/theme.ts';
import { pickLocale } from '#renderer/app/locale.ts';
import en from '#shared/messages/en.json' with { type: 'json' };
import ko from '#shared/messages/ko.json' with { type: 'json' };
import { Connection } from './connection.tsx';
import { Conversations } from './conversations.tsx';
import { Controls } from './controls.tsx';
import { Finding } from './finding.tsx';
import styles from './gallery.module.css';
import { Layers } from './layers.tsx';
import { Patterns } from './patterns.tsx';
import { Writing } from './writing.tsx';

const root = document.getElementById('root');
if (root !== null) {
  followSystemTheme();
  const locale = pickLocale(location.search, 'ko');
  createRoot(root).render(
    <IntlProvider locale={locale} messages={{ ko, en }[locale]}>
      <main className={styles.page}>
        <h1 hidden>{document.title}</h1>
        <Controls />
        <Patterns />
        <Finding />
        <Conversations locale={locale} />
        <Writing locale={locale} />
        <Connection locale={locale} />
        <Layers />
      </main>
    </IntlProvider>,
  );
}
