import clsx from 'clsx';
import { useEffect, useRef } from 'react';
import { Avatar } from '#renderer/ui/person/avatar.tsx';
import { personTitle } from '#renderer/ui/person/person-title.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { EnrolmentOffer } from '#shared/model/enrolment-offer.ts';
import type { PersonId } from '#shared/model/ids.ts';
import styles from './offer-option.module.css';

/** One person to choose: name, title, departments, duty. Somebody who is taken says so and cannot be chosen. */
export function OfferOption({
  offer: { person, taken },
  checked,
  focused,
  onChoose,
}: {
  readonly offer: EnrolmentOffer;
  readonly checked: boolean;
  /** Whether the list takes the focus when it appears; the browser then moves it to the checked one. */
  readonly focused: boolean;
  readonly onChoose: (id: PersonId) => void;
}) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) input.current?.form?.querySelector<HTMLInputElement>('input:checked')?.focus();
  }, [focused]);
  return (
    <label className={clsx(styles.option, checked && styles.checked, taken && styles.taken)}>
      <input
        ref={input}
        type="radio"
        name="person"
        className={styles.radio}
        checked={checked}
        disabled={taken}
        onChange={() => onChoose(person.id)}
        onKeyDown={(event) => {
          // Who still holds the Enter that led here from the filter has not confirmed anybody.
          if (event.key === 'Enter' && event.repeat) event.preventDefault();
        }}
      />
      <Avatar id={person.id} name={person.name} />
      <span className={styles.words}>
        <span className={styles.name}>
          <b>{person.name}</b> {personTitle(person)}
        </span>
        <span className={styles.path}>{person.departments.join(text('person.path.separator'))}</span>
        {person.duty !== '' && <span className={styles.duty}>{person.duty}</span>}
      </span>
      {taken && <span className={styles.reason}>{text('sign-in.taken')}</span>}
    </label>
  );
}
