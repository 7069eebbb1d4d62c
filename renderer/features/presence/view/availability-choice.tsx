import clsx from 'clsx';
import { useId, type RefObject } from 'react';
import { Icon } from '#renderer/ui/icon.tsx';
import { Check } from '#renderer/ui/icons.ts';
import { PresenceDot } from '#renderer/ui/person/presence-dot.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { availabilities, type Availability } from '#shared/model/presence.ts';
import { availabilityWords } from '../model/presence-words.ts';
import styles from './availability-choice.module.css';

/** How the others see one; for not being disturbed also for how long. */
export function AvailabilityChoice({
  first,
  availability,
  minutes,
  onChange,
}: {
  readonly first: RefObject<HTMLInputElement | null>;
  readonly availability: Availability;
  readonly minutes: number | null;
  readonly onChange: (change: {
    readonly availability?: Availability;
    readonly minutes?: number | null;
  }) => void;
}) {
  const text = useText();
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>{text('profile.availability')}</legend>
      {availabilities.map((choice) => {
        const { label, look } = availabilityWords[choice];
        const isChosen = choice === availability;
        return (
          <div key={choice} className={clsx(styles.row, isChosen && styles.chosen)}>
            <label className={styles.choice}>
              <input
                ref={isChosen ? first : undefined}
                type="radio"
                name={name}
                className={styles.radio}
                checked={isChosen}
                onChange={() => onChange({ availability: choice })}
              />
              <PresenceDot look={look} on="line" />
              <span className={styles.word}>{text(label)}</span>
              {isChosen && choice !== 'do-not-disturb' && <Icon of={Check} size={16} />}
            </label>
            {isChosen && choice === 'do-not-disturb' && (
              <Select
                aria-label={text('availability.for')}
                value={String(minutes ?? 0)}
                onChange={(event) => onChange({ minutes: Number(event.target.value) || null })}
              >
                {lengths(minutes).map((length) => (
                  <option key={length} value={length}>
                    {length === 0
                      ? text('availability.for.ever')
                      : text('availability.minutes', { minutes: length })}
                  </option>
                ))}
              </Select>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

/** In minutes; 0 is for as long as one wants. What is left of an earlier choice is one of them. */
const usualLengths = [30, 60, 120, 240, 0];

function lengths(minutes: number | null): readonly number[] {
  return minutes === null || usualLengths.includes(minutes) ? usualLengths : [minutes, ...usualLengths];
}
