import { lazy, Suspense, useRef } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import styles from './about-dialog.module.css';

const AboutSection = lazy(async () => ({ default: (await import('./about-section.tsx')).AboutSection }));

/** The same as the section of the settings, where there are no settings yet: terms and source are offered to everybody. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const body = useRef<HTMLDivElement>(null);
  const title = text('settings.about');
  return (
    <Dialog open size="wide" title={title} onClose={onClose} initialFocus={body}>
      <div ref={body} className={styles.body} role="group" aria-label={title} tabIndex={-1}>
        <Suspense fallback={null}>
          <AboutSection />
        </Suspense>
      </div>
    </Dialog>
  );
}
