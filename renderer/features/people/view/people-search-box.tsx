import { useState, type RefObject } from 'react';
import { useOpenConversation } from '#renderer/features/chats/index.ts';
import { ChoiceField } from '#renderer/ui/choice-field/choice-field.tsx';
import { useChoice } from '#renderer/ui/choice-field/use-choice.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import { usePeople } from '../model/use-people.ts';
import { DirectoryNotice } from './directory-notice.tsx';
import { PeopleResults } from './people-results.tsx';

/** The field and the people whom it finds. */
export function PeopleSearchBox({
  field,
  onOpened,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onOpened: () => void;
}) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const { found, settled, error, retry } = usePeople(typed);
  const { open, busy, error: openError } = useOpenConversation();
  const people = found ?? [];
  const query = typed.trim();
  const take = (index: number) => {
    const result = people[index];
    if (result?.reachable === true && !busy) open(result.person.id, onOpened);
  };
  const options = people.map(({ person, reachable }) => ({ key: person.id, choosable: reachable }));
  const choice = useChoice(field, options, settled, take);
  const status = () => {
    if (!settled || error !== null) return '';
    if (people.length > 0) return text('people.count', { count: people.length });
    return query === '' ? text('people.nobody.title') : text('people.none.title', { query });
  };

  return (
    <>
      <ChoiceField
        inDialog
        field={field}
        choice={choice}
        label={text('people.label')}
        placeholder={text('people.placeholder')}
        value={typed}
        onType={setTyped}
        found={people.length}
        status={status()}
        error={openError === null ? null : text(errorKey(openError))}
      />
      <DirectoryNotice />
      <PeopleResults
        choice={choice}
        query={query}
        found={found}
        settled={settled}
        error={error}
        retry={retry}
        onChoose={take}
      />
    </>
  );
}
