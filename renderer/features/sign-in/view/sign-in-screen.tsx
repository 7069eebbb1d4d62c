import { useState, type ReactNode } from 'react';
import { BrandMark } from '#renderer/ui/brand-mark.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { BackendLine } from './backend-line.tsx';
import { InvitationForm } from './invitation-form.tsx';
import { PersonForm } from './person-form.tsx';
import styles from './sign-in-screen.module.css';

/** The screen of a PC that is not enrolled yet. */
export function SignInScreen({
  agency,
  embedded,
  foot,
}: {
  readonly agency: string;
  readonly embedded: boolean;
  /** Stands beside the server, below everything else. */
  readonly foot: ReactNode;
}) {
  const text = useText();
  const [way, setWay] = useState<'person' | 'invitation'>('person');
  return (
    <div className={styles.screen}>
      <aside className={styles.brand}>
        <BrandMark size={44} quiet />
        <p className={styles.agency}>
          <span>{agency === '' ? text('app.name') : agency}</span>
          <span>{text('sign-in.brand')}</span>
        </p>
        <p className={styles.once}>{text('sign-in.once')}</p>
        <p className={styles.notice}>{text(embedded ? 'sign-in.notice.embedded' : 'sign-in.notice')}</p>
      </aside>
      <main className={styles.main}>
        <div className={styles.column}>
          {way === 'person' ? (
            <PersonForm onInvitation={() => setWay('invitation')} />
          ) : (
            <InvitationForm onPerson={() => setWay('person')} />
          )}
          <div className={styles.foot}>
            <BackendLine agency={agency} embedded={embedded} />
            {foot}
          </div>
        </div>
      </main>
    </div>
  );
}
