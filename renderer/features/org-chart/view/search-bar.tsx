import clsx from 'clsx';
import { useId, type RefObject } from 'react';
import type { SearchScope } from '#renderer/bridge/directory-queries.ts';
import { useCompositionEnter } from '#renderer/ui/composition-enter/use-composition-enter.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Search, X } from '#renderer/ui/icons.ts';
import { hasModifier } from '#renderer/ui/shortcuts/has-modifier.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { useOrgChartStore } from '../model/org-chart-store.ts';
import styles from './search-bar.module.css';

const scopes: readonly SearchScope[] = ['everybody', 'agency', 'unit'];

/** The field, whose results follow every syllable while it is composed, and among whom is looked. */
export function SearchBar({ field }: { readonly field: RefObject<HTMLInputElement | null> }) {
  const text = useText();
  const labelId = useId();
  const { query, scope, search, searchIn, leadTo } = useOrgChartStore();
  const lead = (to: 'focus' | 'choose') => {
    // The field, not the state: at the end of a composition only the field has the last syllable for sure.
    if ((field.current?.value ?? '').trim() !== '') leadTo(to);
  };
  useCompositionEnter(
    field,
    () => lead('choose'),
    (event) => !hasModifier(event),
  );
  return (
    <div className={styles.bar}>
      <TextField
        ref={field}
        icon={Search}
        role="searchbox"
        aria-label={text('org.search')}
        placeholder={text('org.search.placeholder')}
        value={query}
        maxLength={100}
        onChange={(event) => search(event.target.value)}
        onKeyDown={(event) => {
          // The keys of a composition are the input method's.
          if (event.nativeEvent.isComposing || query === '') return;
          if (event.key === 'Escape') search('');
          else if (event.key === 'ArrowDown' && !hasModifier(event)) lead('focus');
          else return;
          event.preventDefault();
        }}
        trailing={
          query !== '' && (
            <IconButton
              icon={X}
              label={text('org.search.clear')}
              onClick={() => {
                search('');
                field.current?.focus();
              }}
            />
          )
        }
      />
      <div role="group" aria-labelledby={labelId} className={styles.scopes}>
        <span id={labelId} hidden>
          {text('org.scope')}
        </span>
        {scopes.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === scope}
            className={clsx(styles.chip, each === scope && styles.chosen)}
            onClick={() => searchIn(each)}
          >
            {text(`org.scope.${each}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
