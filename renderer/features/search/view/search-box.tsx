import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useAppStatus } from '#renderer/bridge/use-app-status.ts';
import { Banner } from '#renderer/ui/banner.tsx';
import { useCompositionEnter } from '#renderer/ui/composition-enter/use-composition-enter.ts';
import { Search, WifiOff } from '#renderer/ui/icons.ts';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import { useOpenHit, type Led } from '../model/use-open-hit.ts';
import { useQuickSearch } from '../model/use-quick-search.ts';
import { Hits } from './hits.tsx';
import styles from './search-box.module.css';

/** The field and what it finds. The field keeps the focus; the chosen row is told to screen readers by its id. */
export function SearchBox({
  field,
  onLed,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onLed: (led: Led) => void;
}) {
  const text = useText();
  const listId = useId();
  const errorId = useId();
  const connection = useAppStatus()?.connection;
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const found = useQuickSearch(query);
  const { open, busy, error } = useOpenHit(onLed);
  const inOwnWindow = useRef(false);
  const waiting = useRef(false);

  const { hits, settled } = found;
  const optionId = (index: number) => `${listId}-${index}`;
  const choose = (index: number, apart: boolean) => {
    const hit = hits[index];
    if (hit !== undefined && !busy) open(hit, apart);
  };
  // Enter may come before the results of the last syllable: then it is theirs.
  const submit = () => {
    if (settled) choose(chosen, inOwnWindow.current);
    else waiting.current = true;
  };
  useCompositionEnter(field, submit, ({ ctrlKey, metaKey }) => {
    inOwnWindow.current = ctrlKey || metaKey;
    return true;
  });
  useEffect(() => {
    if (!waiting.current || !settled) return;
    waiting.current = false;
    choose(chosen, inOwnWindow.current);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (step === null) return;
    event.preventDefault();
    setChosen(Math.max(0, Math.min(chosen + step, hits.length - 1)));
  };

  return (
    <>
      <div className={styles.field}>
        <TextField
          ref={field}
          icon={Search}
          role="combobox"
          aria-label={text('search.label')}
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={hits[chosen] === undefined ? undefined : optionId(chosen)}
          aria-describedby={error === null ? undefined : errorId}
          placeholder={text('search.placeholder')}
          value={query}
          maxLength={100}
          onChange={(event) => {
            setQuery(event.target.value);
            setChosen(0);
            waiting.current = false;
          }}
          onKeyDown={onKeyDown}
          trailing={
            <span aria-hidden="true">
              <KeyCap name="Esc" />
            </span>
          }
        />
        {error !== null && (
          <p id={errorId} role="alert" className={styles.error}>
            {text(errorKey(error))}
          </p>
        )}
      </div>
      {connection === 'offline' && (
        <Banner
          slim
          tone="warn"
          icon={WifiOff}
          title={text('search.offline')}
          text={text('search.offline.text')}
        />
      )}
      <Hits
        listId={listId}
        optionId={optionId}
        query={query.trim()}
        found={found}
        chosen={chosen}
        onChoose={choose}
      />
    </>
  );
}
