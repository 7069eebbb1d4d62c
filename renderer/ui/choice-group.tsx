import clsx from 'clsx';
import { useId } from 'react';
import styles from './choice-group.module.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** One of a few, side by side; the arrow keys go along and choose at once. Its label stands outside, tied to it by id. */
export function ChoiceGroup<Value extends string>({
  choices,
  chosen,
  onChoose,
  labelId,
  noteId,
  disabled = false,
}: {
  readonly choices: readonly Choice<Value>[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
  readonly labelId: string;
  readonly noteId?: string;
  readonly disabled?: boolean;
}) {
  const name = useId();
  return (
    <div role="radiogroup" aria-labelledby={labelId} aria-describedby={noteId} className={styles.group}>
      {choices.map(({ value, label }) => (
        <label key={value} className={clsx(styles.choice, value === chosen && styles.chosen)}>
          <input
            type="radio"
            name={name}
            className={styles.radio}
            checked={value === chosen}
            disabled={disabled}
            onChange={() => onChoose(value)}
          />
          {label}
        </label>
      ))}
    </div>
  );
}
