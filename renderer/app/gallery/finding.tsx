import { useRef, useState } from 'react';
import { fixture } from '#renderer/bridge/fake/fixture.ts';
import { UnitRow } from '#renderer/features/org-chart/index.ts';
import { ChoiceField } from '#renderer/ui/choice-field/choice-field.tsx';
import { useChoice } from '#renderer/ui/choice-field/use-choice.ts';
import { PersonRow } from '#renderer/ui/person/person-row.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { queryWords } from '#shared/hangul/query-words.ts';
import type { UnitId } from '#shared/model/ids.ts';
import styles from './gallery.module.css';
import { Section, State } from './state.tsx';

/** Where people are found: rows of the tree, and a field over the list of what it finds. */
export function Finding() {
  const text = useText();
  const field = useRef<HTMLInputElement>(null);
  const query = fixture.people[2]?.name.slice(0, 1) ?? '';
  const [typed, setTyped] = useState(query);
  const words = queryWords(typed);
  const people = fixture.people.filter(({ name }) => name.includes(query)).slice(0, 3);
  const options = people.map(({ id }) => ({ key: id, choosable: true }));
  const choice = useChoice(field, options, true, () => undefined);
  return (
    <Section name="Tree and search">
      <State name="tree">
        <div role="tree" aria-label={text('org.tree')} className={styles.tree}>
          {units.map((name, index) => (
            <UnitRow
              key={name}
              unit={{
                id: `unit-${String(index)}` as UnitId,
                parent: null,
                name,
                people: 4 ** index,
                hasParts: index < 3,
              }}
              level={Math.min(index, 2) + 1}
              open={index < 2}
              chosen={index === 1}
              stop={index === 1}
            />
          ))}
        </div>
      </State>
      <State name="search">
        <div className={styles.people}>
          <ChoiceField
            field={field}
            choice={choice}
            label={text('people.label')}
            placeholder={text('people.placeholder')}
            value={typed}
            onType={setTyped}
            found={people.length}
            status=""
            error={null}
          />
          <div role="listbox" id={choice.listId} aria-label={text('people.results')}>
            {people.map((person, index) => (
              <PersonRow
                key={person.id}
                id={choice.optionId(index)}
                person={person}
                reachable
                words={words}
                ownAgency={{ departments: [fixture.agency] }}
                chosen={index === choice.chosen}
                tabIndex={-1}
              />
            ))}
          </div>
        </div>
      </State>
    </Section>
  );
}

const units = [...new Set(fixture.people.flatMap(({ departments }) => departments))].slice(0, 4);
