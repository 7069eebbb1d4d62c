import { Suspense, useEffect, useRef } from 'react';
import { Icon } from '#renderer/ui/icon.tsx';
import { scrollStop } from '#renderer/ui/scroll-stop.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { settingsSections, type SettingsSectionId } from './settings-sections.ts';
import styles from './settings-view.module.css';

/** The sections at the left, the chosen one beside them; in a narrow window above it. */
export function SettingsView({
  chosen: id,
  onChoose,
}: {
  readonly chosen: SettingsSectionId;
  readonly onChoose: (section: SettingsSectionId) => void;
}) {
  const text = useText();
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => current.current?.focus(), [id]);
  const chosen = settingsSections.find((section) => section.id === id) ?? settingsSections[0];
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
              title={text(section.title)}
              onClick={() => onChoose(section.id)}
            >
              <Icon of={section.icon} />
              <span className={styles.label}>{text(section.title)}</span>
            </button>
          ))}
        </nav>
      </section>
      <main
        // A section begins at its top.
        key={chosen.id}
        className={styles.content}
        data-area="settings"
        aria-label={text(chosen.title)}
        {...scrollStop}
      >
        <div className={styles.column}>
          <h2 className={styles.heading}>{text(chosen.title)}</h2>
          <Suspense fallback={null}>
            <Content />
          </Suspense>
        </div>
      </main>
    </div>
  );
}
