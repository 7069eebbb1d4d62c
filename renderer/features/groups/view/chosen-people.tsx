import { useOwnAgency } from '#renderer/bridge/use-own-agency.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { X } from '#renderer/ui/icons.ts';
import { departmentName } from '#renderer/ui/person/department-name.ts';
import { OutsiderTag } from '#renderer/ui/person/outsider-tag.tsx';
import { personTitle } from '#renderer/ui/person/person-title.ts';
import { usePersonName } from '#renderer/ui/person/use-person-name.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { PersonId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import styles from './chosen-people.module.css';

/** Who is chosen, and the way to leave somebody out again. */
export function ChosenPeople({
  people,
  onDrop,
  onClear,
}: {
  readonly people: readonly Person[];
  readonly onDrop: (person: PersonId) => void;
  readonly onClear: () => void;
}) {
  const text = useText();
  const personName = usePersonName();
  const ownAgency = useOwnAgency();
  return (
    <section className={styles.chosen} aria-label={text('group.new.chosen', { count: people.length })}>
      <div className={styles.head}>
        <span role="status">{text('group.new.chosen', { count: people.length })}</span>
        {people.length > 0 && (
          <Button look="ghost" size="small" onClick={onClear}>
            {text('group.new.clear')}
          </Button>
        )}
      </div>
      {people.length === 0 ? (
        <p className={styles.none}>{text('group.new.none')}</p>
      ) : (
        <ul className={styles.list}>
          {people.map((person) => {
            const name = personName(person.name, personTitle(person));
            return (
              <li key={person.id} className={styles.person}>
                <b>{name}</b>
                <span className={styles.department}>{departmentName(person)}</span>
                <OutsiderTag person={person} ownAgency={ownAgency} />
                <IconButton
                  icon={X}
                  label={text('group.new.drop', { name })}
                  className={styles.drop}
                  onClick={() => onDrop(person.id)}
                />
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
