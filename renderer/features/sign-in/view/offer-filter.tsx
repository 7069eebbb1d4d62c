import { useRef } from 'react';
import { useCompositionEnter } from '#renderer/ui/composition-enter/use-composition-enter.ts';
import { Search } from '#renderer/ui/icons.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';

/** Narrows the list of people. The arrow down and Enter lead to it. */
export function OfferFilter({
  query,
  onQuery,
  onLead,
}: {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onLead: () => void;
}) {
  const text = useText();
  const field = useRef<HTMLInputElement>(null);
  // Enter may only be the end of a syllable: it leads to the list once that is complete, and never enrols.
  useCompositionEnter(field, onLead, () => true);
  return (
    <TextField
      ref={field}
      icon={Search}
      value={query}
      placeholder={text('sign-in.filter')}
      aria-label={text('sign-in.filter')}
      onChange={(event) => onQuery(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onLead();
      }}
    />
  );
}
