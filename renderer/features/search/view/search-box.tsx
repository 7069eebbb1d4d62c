import { useState, type RefObject } from 'react';
import { useAppStatus } from '#renderer/bridge/use-app-status.ts';
import { DirectoryNotice } from '#renderer/features/people/index.ts';
import { Banner } from '#renderer/ui/banner.tsx';
import { ChoiceField } from '#renderer/ui/choice-field/choice-field.tsx';
import { useChoice } from '#renderer/ui/choice-field/use-choice.ts';
import { WifiOff } from '#renderer/ui/icons.ts';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import { hitKey } from '../model/hit.ts';
import { useOpenHit, type Led } from '../model/use-open-hit.ts';
import { useQuickSearch } from '../model/use-quick-search.ts';
import { Hits } from './hits.tsx';

/** The field and what it finds. */
export function SearchBox({
  field,
  onLed,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onLed: (led: Led) => void;
}) {
  const text = useText();
  const connection = useAppStatus()?.connection;
  const [typed, setTyped] = useState('');
  const found = useQuickSearch(typed);
  const { open, busy, error } = useOpenHit(onLed);
  const { hits, settled } = found;
  const query = typed.trim();
  const take = (index: number, apart: boolean) => {
    const hit = hits[index];
    if (hit !== undefined && !busy) open(hit, apart);
  };
  const options = hits.map((hit) => ({ key: hitKey(hit), choosable: true }));
  const choice = useChoice(field, options, settled, take);
  const status = () => {
    if (!settled) return '';
    if (hits.length > 0) return text('search.count', { count: hits.length });
    return query === '' ? text('search.nothing') : text('search.none.title', { query });
  };

  return (
    <>
      <ChoiceField
        field={field}
        choice={choice}
        label={text('search.label')}
        placeholder={text('search.placeholder')}
        value={typed}
        onType={setTyped}
        found={hits.length}
        status={status()}
        error={error === null ? null : text(errorKey(error))}
        trailing={
          <span aria-hidden="true">
            <KeyCap name="Esc" />
          </span>
        }
      />
      {connection === 'offline' && (
        <Banner
          slim
          tone="warn"
          icon={WifiOff}
          title={text('search.offline')}
          text={text('search.offline.text')}
        />
      )}
      <DirectoryNotice />
      <Hits choice={choice} query={query} found={found} onChoose={take} />
    </>
  );
}
