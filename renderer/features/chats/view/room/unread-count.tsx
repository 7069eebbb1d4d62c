import { ScreenReaderText } from '#renderer/ui/text/screen-reader-text.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import styles from './unread-count.module.css';

/** How many of a room have not read a message; shows who. */
export function UnreadCount({
  count,
  active,
  onPress,
}: {
  readonly count: number;
  /** The focus is in the message: reached by Tab. */
  readonly active: boolean;
  readonly onPress: () => void;
}) {
  const text = useText();
  const label = text('message.unreadBy', { count });
  return (
    <button
      type="button"
      tabIndex={active ? 0 : -1}
      className={styles.count}
      title={label}
      aria-haspopup="dialog"
      onClick={onPress}
    >
      <span aria-hidden="true">{count}</span>
      <ScreenReaderText>{label}</ScreenReaderText>
    </button>
  );
}
