import clsx from 'clsx';
import { useId, type ReactNode, type RefObject } from 'react';
import { Search } from '../icons.ts';
import { TextField } from '../text-field.tsx';
import { ScreenReaderText } from '../text/screen-reader-text.tsx';
import styles from './choice-field.module.css';
import type { Choice } from './use-choice.ts';

/**
 * A field over the list of what it finds. It keeps the focus; the chosen row is told to screen readers by its id, and how many
 * there are, or that there are none, by `status`.
 */
export function ChoiceField({
  field,
  choice,
  label,
  placeholder,
  value,
  onType,
  found,
  status,
  error,
  inDialog = false,
  trailing,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly choice: Choice;
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onType: (text: string) => void;
  /** How many rows the list has. */
  readonly found: number;
  readonly status: string;
  /** Why the chosen one could not be taken. */
  readonly error: string | null;
  /** Stands below the title of a dialog. */
  readonly inDialog?: boolean;
  readonly trailing?: ReactNode;
}) {
  const errorId = useId();
  const { listId, optionId, chosen } = choice;
  return (
    <div className={clsx(styles.field, inDialog && styles.inDialog)}>
      <TextField
        ref={field}
        icon={Search}
        role="combobox"
        aria-label={label}
        aria-expanded={found > 0}
        aria-controls={found > 0 ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={chosen === -1 ? undefined : optionId(chosen)}
        aria-describedby={error === null ? undefined : errorId}
        placeholder={placeholder}
        value={value}
        maxLength={100}
        onChange={(event) => {
          choice.begin();
          onType(event.target.value);
        }}
        onKeyDown={choice.onKeyDown}
        trailing={trailing}
      />
      {error !== null && (
        <p id={errorId} role="alert" className={styles.error}>
          {error}
        </p>
      )}
      <div role="status">
        <ScreenReaderText>{status}</ScreenReaderText>
      </div>
    </div>
  );
}
