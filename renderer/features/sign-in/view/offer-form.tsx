import clsx from 'clsx';
import { useId, useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { personTitle } from '#renderer/ui/person/person-title.ts';
import { usePersonName } from '#renderer/ui/person/use-person-name.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { EnrolmentOffer } from '#shared/model/enrolment-offer.ts';
import type { PersonId } from '#shared/model/ids.ts';
import { filterOffers, filterThreshold } from '../model/offer-filter.ts';
import { useEnrol } from '../model/use-enrol.ts';
import { FormError } from './form-error.tsx';
import styles from './form.module.css';
import { OfferFilter } from './offer-filter.tsx';
import { OfferOption } from './offer-option.tsx';
import optionStyles from './offer-option.module.css';

/** The people to choose from, as a list of radio buttons: arrows choose, Enter starts. */
export function OfferForm({
  offers,
  other,
}: {
  readonly offers: readonly EnrolmentOffer[];
  readonly other: ReactNode;
}) {
  const text = useText();
  const personName = usePersonName();
  const errorId = useId();
  const list = useRef<HTMLFieldSetElement>(null);
  const [query, setQuery] = useState('');
  const [picked, setPicked] = useState<PersonId | null>(null);
  const { enrol, busy, error, forget } = useEnrol();

  const filters = offers.length > filterThreshold;
  const shown = filterOffers(offers, query);
  const free = shown.filter((offer) => !offer.taken);
  const chosen = free.find((offer) => offer.person.id === picked) ?? free[0];

  const choose = (id: PersonId) => {
    setPicked(id);
    forget();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (chosen !== undefined && !busy) enrol({ person: chosen.person.id });
  };

  const toList = () => list.current?.querySelector<HTMLInputElement>('input:checked')?.focus();

  return (
    <form className={styles.form} onSubmit={submit} aria-busy={busy}>
      <h1 className={styles.title}>{text('sign-in.title')}</h1>
      {filters && <OfferFilter query={query} onQuery={setQuery} onLead={toList} />}
      <fieldset
        ref={list}
        className={clsx(optionStyles.list, filters ? optionStyles.filtered : optionStyles.few)}
        disabled={busy}
      >
        <legend className={optionStyles.legend}>{text('sign-in.people')}</legend>
        {shown.map((offer, index) => (
          <OfferOption
            key={offer.person.id}
            offer={offer}
            checked={offer === chosen}
            focused={index === 0 && !filters}
            onChoose={choose}
          />
        ))}
        {shown.length === 0 && <p className={styles.hint}>{text('sign-in.filter.none', { query })}</p>}
      </fieldset>
      {offers.every((offer) => offer.taken) && <p className={styles.hint}>{text('sign-in.all-taken')}</p>}
      <div className={styles.end}>
        {error !== null && <FormError id={errorId}>{text(errorKey(error))}</FormError>}
        <Button
          submits
          look="primary"
          size="large"
          disabled={chosen === undefined || busy}
          aria-describedby={error === null ? undefined : errorId}
        >
          {busy
            ? text('sign-in.starting')
            : chosen === undefined
              ? text('sign-in.start')
              : text('sign-in.start.person', {
                  name: personName(chosen.person.name, personTitle(chosen.person)),
                })}
        </Button>
        {other}
      </div>
    </form>
  );
}
