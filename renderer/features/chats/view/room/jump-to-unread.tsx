import clsx from 'clsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { ArrowUp } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import styles from './jump-pill.module.css';

/** Floats over the log while the first unread message lies out of sight above; says how many there were. */
export function JumpToUnread({
  count,
  busy,
  onJump,
}: {
  readonly count: number;
  /** What lies between is still being loaded. */
  readonly busy: boolean;
  readonly onJump: () => void;
}) {
  const text = useText();
  return (
    <button
      type="button"
      className={clsx(styles.jump, styles.up, styles.new)}
      onClick={onJump}
      aria-disabled={busy || undefined}
      title={text('room.unread.jump')}
    >
      <span>{text('room.unread.count', { count })}</span>
      <Icon of={ArrowUp} size={16} />
    </button>
  );
}
