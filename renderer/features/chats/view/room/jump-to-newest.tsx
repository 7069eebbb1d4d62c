import clsx from 'clsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { ArrowDown } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import styles from './jump-pill.module.css';

/** Floats over the log while one reads further up; says how many messages have come since. */
export function JumpToNewest({ count, onJump }: { readonly count: number; readonly onJump: () => void }) {
  const text = useText();
  const label = count === 0 ? text('room.newest') : text('room.newest.count', { count });
  return (
    <button
      type="button"
      className={clsx(styles.jump, count > 0 && styles.new)}
      onClick={onJump}
      aria-label={label}
      title={text('room.newest')}
    >
      {count > 0 && <span>{label}</span>}
      <Icon of={ArrowDown} size={16} />
    </button>
  );
}
