import { Icon } from '#renderer/ui/icon.tsx';
import { Search } from '#renderer/ui/icons.ts';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import styles from './search-field.module.css';

/** Looks like a field and opens the search, where one writes. */
export function SearchField({ onOpen }: { readonly onOpen: () => void }) {
  const text = useText();
  return (
    <button type="button" className={styles.field} onClick={onOpen} aria-keyshortcuts="Control+K">
      <Icon of={Search} size={16} />
      <span className={styles.words}>{text('titlebar.search')}</span>
      <span aria-hidden="true">
        <KeyCap name={text('titlebar.search.keys')} />
      </span>
    </button>
  );
}
