import { readScene } from '#renderer/bridge/fake/scene.ts';
import { ConnectionChip } from '#renderer/features/connection/index.ts';
import { DirectoryNotice } from '#renderer/features/people/index.ts';
import { AbsenceFields } from '#renderer/features/presence/index.ts';
import type { AppStatus } from '#shared/model/app-status.ts';
import { connectionStates } from '#shared/model/connection.ts';
import type { InterfaceLanguage } from '#shared/model/preferences.ts';
import { Connected } from './connected.tsx';
import styles from './gallery.module.css';
import { Section, State } from './state.tsx';

/** How the connection stands, how much of the directory is there, and until when somebody is not. */
export function Connection({ locale }: { readonly locale: InterfaceLanguage }) {
  return (
    <>
      <Section name="Connection and directory">
        {chips.map(({ name, shown }) => (
          <State key={name} name={name}>
            <span>
              <ConnectionChip status={shown} />
            </span>
          </State>
        ))}
        {Object.entries(directories).map(([name, directory]) => (
          <State key={name} name={name}>
            <div className={styles.narrow}>
              <Connected locale={locale} directory={directory}>
                <DirectoryNotice />
              </Connected>
            </div>
          </State>
        ))}
      </Section>
      <Section name="Absence">
        {absences.map(({ name, absence }) => (
          <State key={name} name={name}>
            <div className={styles.narrow}>
              <AbsenceFields absence={absence} isOver={name === 'over'} onChange={() => undefined} />
            </div>
          </State>
        ))}
      </Section>
    </>
  );
}

const { status } = readScene(new URLSearchParams({ embedded: 'no' }));
const chips: readonly { readonly name: string; readonly shown: AppStatus }[] = [
  { name: 'built in', shown: { ...status, embedded: true } },
  ...connectionStates.map((connection) => ({ name: connection, shown: { ...status, connection } })),
  {
    name: 'relay unusable',
    shown: { ...status, connection: 'offline', failure: 'relay-unusable' },
  },
];
const complete = { receiving: null, indexing: 'no', refused: false } as const;
const directories = {
  receiving: { ...complete, receiving: { people: 320_000, of: 1_150_000 } },
  building: { ...complete, indexing: 'building' },
  rebuilding: { ...complete, indexing: 'rebuilding' },
  'not shown': { ...complete, refused: true },
} as const;
const absences = [
  { name: 'none', absence: null },
  { name: 'until', absence: { kind: 'trip', until: '2099-12-31' } },
  { name: 'over', absence: { kind: 'trip', until: '2020-01-01' } },
] as const;
