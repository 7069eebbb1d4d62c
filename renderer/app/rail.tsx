import clsx from 'clsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { MessageSquare, Network, Settings } from '#renderer/ui/icons.ts';
import { Avatar } from '#renderer/ui/person/avatar.tsx';
import { personTitle } from '#renderer/ui/person/person-title.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Person } from '#shared/model/person.ts';
import styles from './rail.module.css';

/** What fills the window beside the rail. */
export type MainArea = 'chats' | 'org-chart' | 'settings';

/** The areas of the messenger at the left edge, and below them the settings and oneself. */
export function Rail({
  self,
  unread,
  shown,
  onChats,
  onOrgChart,
  onSettings,
}: {
  readonly self: Person | null;
  readonly unread: number;
  readonly shown: MainArea;
  readonly onChats: () => void;
  readonly onOrgChart: () => void;
  readonly onSettings: () => void;
}) {
  const text = useText();
  const me = self === null ? '' : text('rail.self', { name: self.name, title: personTitle(self) });
  return (
    <nav className={styles.rail} aria-label={text('rail.label')} data-area="rail">
      <button
        type="button"
        className={styles.entry}
        aria-current={shown === 'chats' ? 'page' : undefined}
        aria-keyshortcuts="Control+1"
        title={text('rail.chats.keys')}
        onClick={onChats}
      >
        <Icon of={MessageSquare} size={21} />
        <span className={styles.label}>{text('rail.chats')}</span>
        {unread > 0 && (
          <span className={styles.badge}>
            <Badge count={unread} maximum={99} spoken={text('rail.unread', { count: unread })} />
          </span>
        )}
      </button>
      <button
        type="button"
        className={styles.entry}
        aria-current={shown === 'org-chart' ? 'page' : undefined}
        aria-keyshortcuts="Control+2"
        title={text('rail.org-chart.keys')}
        onClick={onOrgChart}
      >
        <Icon of={Network} size={21} />
        <span className={styles.label}>{text('rail.org-chart')}</span>
      </button>
      <button
        type="button"
        className={clsx(styles.entry, styles.settings)}
        aria-current={shown === 'settings' ? 'page' : undefined}
        aria-keyshortcuts="Control+,"
        title={text('rail.settings.keys')}
        onClick={onSettings}
      >
        <Icon of={Settings} size={21} />
        <span className={styles.label}>{text('rail.settings')}</span>
      </button>
      {self !== null && (
        <span className={styles.self} role="img" aria-label={me} title={me}>
          <Avatar id={self.id} name={self.name} size={36} />
        </span>
      )}
    </nav>
  );
}
