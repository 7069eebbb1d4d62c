import { useState, type RefObject } from 'react';
import { DirectoryNotice, PeopleResults, usePeople } from '#renderer/features/people/index.ts';
import { ChoiceField } from '#renderer/ui/choice-field/choice-field.tsx';
import { useChoice } from '#renderer/ui/choice-field/use-choice.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { PersonId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import styles from './choose-people-dialog.module.css';

/** The field and whom it finds: Enter takes the one at the cursor in or out, with Ctrl one goes on. */
export function FindPeople({
  field,
  isChosen,
  isAlready,
  onToggle,
  onGo,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly isChosen: (person: PersonId) => boolean;
  /** They are in the room and cannot be chosen. */
  readonly isAlready: (person: PersonId) => boolean;
  readonly onToggle: (person: Person) => void;
  readonly onGo: () => void;
}) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const { found, settled, error, retry } = usePeople(typed);
  const people = found ?? [];
  const query = typed.trim();
  const take = (index: number, apart = false) => {
    if (apart) {
      onGo();
      return;
    }
    const hit = people[index];
    if (hit?.reachable !== true || isAlready(hit.person.id)) return;
    onToggle(hit.person);
    // The next name is typed over this one.
    field.current?.select();
  };
  const options = people.map(({ person, reachable }) => ({
    key: person.id,
    choosable: reachable && !isAlready(person.id),
  }));
  const choice = useChoice(field, options, settled, take);
  const status = () => {
    if (!settled || error !== null) return '';
    return people.length > 0
      ? text('people.count', { count: people.length })
      : text('people.none.title', { query });
  };
  return (
    <div className={styles.find}>
      <ChoiceField
        field={field}
        choice={choice}
        label={text('group.new.search')}
        placeholder={text('people.placeholder')}
        value={typed}
        onType={setTyped}
        found={people.length}
        status={status()}
        error={null}
      />
      <DirectoryNotice />
      <PeopleResults
        choice={choice}
        query={query}
        found={found}
        settled={settled}
        error={error}
        retry={retry}
        tagOf={(id) =>
          isAlready(id) ? text('group.members') : isChosen(id) ? text('group.new.taken') : null
        }
        isOut={isAlready}
        onChoose={(index) => take(index)}
      />
    </div>
  );
}
