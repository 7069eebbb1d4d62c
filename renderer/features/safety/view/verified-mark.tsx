import { Icon } from '#renderer/ui/icon.tsx';
import { BadgeCheck } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import styles from './verified-mark.module.css';

/** Beside a name: the person has compared the safety number. */
export function VerifiedMark() {
  const text = useText();
  const label = text('safety.mark');
  return (
    <span role="img" aria-label={label} title={label} className={styles.mark}>
      <Icon of={BadgeCheck} size={16} />
    </span>
  );
}
