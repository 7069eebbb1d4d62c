import { useEffect, useRef, useState } from 'react';
import { Icon } from '#renderer/ui/icon.tsx';
import { scrollStop } from '#renderer/ui/scroll-stop.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { settingsSections } from './settings-sections.ts';
import styles from './settings-view.module.css';

/** The sections at the left, the chosen one beside them; in a narrow window above it. */
export function SettingsView() {
  const text = useText();
  const [chosen, setChosen] = useState(settingsSections[0]);
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => current.current?.focus(), []);
  const { Content } = chosen;
  return (
    <div className={styles.view}>
      <section className={styles.pane} aria-label={text('settings.title')} data-area="sections">
        <h1 className={styles.title}>{text('settings.title')}</h1>
        <nav className={styles.sections} aria-label={text('settings.sections')}>
          {settingsSections.map((section) => (
            <button
              key={section.id}
              ref={section === chosen ? current : undefined}
              type="button"
              className={styles.section}
              aria-current={section === chosen ? 'page' : undefined}
              onClick={() => setChosen(section)}
            >
              <Icon of={section.icon} />
              {text(section.title)}
            </button>
          ))}
        </nav>
      </section>
      <main className={styles.content} data-area="settings" aria-label={text(chosen.title)} {...scrollStop}>
        <div className={styles.column}>
          <h2 className={styles.heading}>{text(chosen.title)}</h2>
          <Content />
        </div>
      </main>
    </div>
  );
}
