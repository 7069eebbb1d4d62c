import clsx from 'clsx';
import type { ReactNode } from 'react';
import { OwnProfileButton } from '#renderer/features/presence/index.ts';
import { Badge } from '#renderer/ui/badge.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { MessageSquare, Network, Settings, type LucideIcon } from '#renderer/ui/icons.ts';
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
  return (
    <nav className={styles.rail} aria-label={text('rail.label')} data-area="rail">
      <Entry
        icon={MessageSquare}
        label={text('rail.chats')}
        tip={text('rail.chats.keys')}
        keys="Control+1"
        shown={shown === 'chats'}
        onChoose={onChats}
      >
        {unread > 0 && (
          <span className={styles.badge}>
            <Badge count={unread} maximum={99} spoken={text('rail.unread', { count: unread })} />
          </span>
        )}
      </Entry>
      <Entry
        icon={Network}
        label={text('rail.org-chart')}
        tip={text('rail.org-chart.keys')}
        keys="Control+2"
        shown={shown === 'org-chart'}
        onChoose={onOrgChart}
      />
      <Entry
        className={styles.settings}
        icon={Settings}
        label={text('rail.settings')}
        tip={text('rail.settings.keys')}
        keys="Control+,"
        shown={shown === 'settings'}
        onChoose={onSettings}
      />
      {self !== null && <OwnProfileButton self={self} />}
    </nav>
  );
}

function Entry({
  icon,
  label,
  tip,
  keys,
  shown,
  onChoose,
  className,
  children,
}: {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly tip: string;
  readonly keys: string;
  readonly shown: boolean;
  readonly onChoose: () => void;
  readonly className?: string | undefined;
  readonly children?: ReactNode;
}) {
  return (
    <button
      type="button"
      className={clsx(styles.entry, className)}
      aria-current={shown ? 'page' : undefined}
      aria-keyshortcuts={keys}
      title={tip}
      onClick={onChoose}
    >
      <Icon of={icon} size={21} />
      <span className={styles.label}>{label}</span>
      {children}
    </button>
  );
}
