import { useId } from 'react';
import { Select } from '#renderer/ui/select.tsx';
import { useToday } from '#renderer/ui/dates/use-today.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { absenceKinds, type Absence } from '#shared/model/presence.ts';
import { isoDay } from '../model/iso-day.ts';
import { absenceWords } from '../model/presence-words.ts';
import styles from './absence-fields.module.css';

/** Why one is not there, and until when. */
export function AbsenceFields({
  absence,
  isOver,
  onChange,
}: {
  readonly absence: Absence | null;
  /** It was to be saved, and its last day is past. */
  readonly isOver: boolean;
  readonly onChange: (absence: Absence | null) => void;
}) {
  const text = useText();
  const [kindId, untilId, problemId] = [useId(), useId(), useId()];
  const today = isoDay(useToday());
  return (
    <div className={styles.fields}>
      <div className={styles.field}>
        <label htmlFor={kindId} className={styles.label}>
          {text('profile.absence')}
        </label>
        <Select
          id={kindId}
          value={absence?.kind ?? ''}
          onChange={(event) => {
            const kind = absenceKinds.find((known) => known === event.target.value);
            onChange(kind === undefined ? null : { kind, until: absence?.until ?? null });
          }}
        >
          <option value="">{text('absence.none')}</option>
          {absenceKinds.map((kind) => (
            <option key={kind} value={kind}>
              {text(absenceWords[kind])}
            </option>
          ))}
        </Select>
      </div>
      <div className={styles.field}>
        <label htmlFor={untilId} className={styles.label}>
          {text('profile.absence.until')}
        </label>
        <input
          id={untilId}
          type="date"
          className={styles.date}
          min={today}
          aria-invalid={isOver || undefined}
          aria-describedby={isOver ? problemId : undefined}
          disabled={absence === null}
          value={absence?.until ?? ''}
          onChange={(event) => {
            if (absence !== null) onChange({ ...absence, until: event.target.value || null });
          }}
        />
      </div>
      {isOver && (
        <p id={problemId} role="alert" className={styles.problem}>
          {text('profile.absence.over')}
        </p>
      )}
    </div>
  );
}
