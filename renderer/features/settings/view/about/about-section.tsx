import { usePrefetchQuery, useQuery } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { aboutQuery } from '#renderer/bridge/queries.ts';
import { BrandMark } from '#renderer/ui/brand-mark.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { About } from '#shared/model/about.ts';
import { licencesQuery } from '../../model/licences.ts';
import { SettingGroup } from '../setting-group.tsx';
import { WhenLoaded } from '../when-loaded.tsx';
import styles from './about-section.module.css';
import { LicenceList } from './licence-list.tsx';

/** Which program this is, what it runs on, under which terms, and what it is made of. */
export function AboutSection() {
  const program = useQuery(aboutQuery(useBridge()));
  usePrefetchQuery(licencesQuery);
  return (
    <>
      <WhenLoaded query={program}>{(about) => <Program about={about} />}</WhenLoaded>
      {/* What is known at once waits for what stands above it, which would push it down. */}
      {!program.isPending && (
        <>
          <Terms />
          <LicenceList />
        </>
      )}
    </>
  );
}

function Terms() {
  const text = useText();
  return (
    <SettingGroup title={text('about.terms')}>
      <div className={styles.terms}>
        <p>{text('about.terms.licence')}</p>
        <p>{text('about.terms.source')}</p>
        <p>{text('about.terms.rights')}</p>
      </div>
    </SettingGroup>
  );
}

function Program({ about }: { readonly about: About }) {
  const text = useText();
  const parts = [
    [text('about.electron'), about.electron],
    [text('about.chromium'), about.chromium],
    [text('about.node'), about.node],
  ] as const;
  return (
    <SettingGroup title={text('about.program')}>
      <div className={styles.program}>
        <BrandMark size={44} />
        <div className={styles.name}>
          <p className={styles.title}>{text('app.name')}</p>
          <p className={styles.version}>{text('about.version', { version: about.version })}</p>
        </div>
      </div>
      <div className={styles.runtime}>
        <dl className={styles.parts}>
          {parts.map(([name, version]) => (
            <div key={name} className={styles.part}>
              <dt>{name}</dt>
              <dd>{version}</dd>
            </div>
          ))}
        </dl>
        {about.runtime === 'stand-in' ? (
          <p className={styles.standin} role="note">
            {text('about.stand-in')}
          </p>
        ) : (
          <p className={styles.note}>{text('about.chromium.licences')}</p>
        )}
      </div>
    </SettingGroup>
  );
}
