import { ScreenReaderText } from '#renderer/ui/text/screen-reader-text.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { digitGroups, spokenDigits } from '../model/digit-groups.ts';
import styles from './safety-digits.module.css';

/** Sixty digits in twelve groups. A screen reader says which group it is and each digit by itself. */
export function SafetyDigits({ digits }: { readonly digits: string }) {
  const text = useText();
  return (
    <ol className={styles.digits} aria-label={text('safety.digits')} data-digits={digits}>
      {digitGroups(digits).map((group, index) => (
        <li key={`${index} ${group}`}>
          <span aria-hidden="true">{group}</span>
          <ScreenReaderText>
            {text('safety.group', { index: index + 1, digits: spokenDigits(group) })}
          </ScreenReaderText>
        </li>
      ))}
    </ol>
  );
}
