import { useId, useRef, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import { maximumGroupName, maximumMembers } from '#shared/model/group.ts';
import type { PersonId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import styles from './choose-people-dialog.module.css';
import { ChosenPeople } from './chosen-people.tsx';
import { FindPeople } from './find-people.tsx';

/** Finds people one after another: Enter takes one in or out, Ctrl+Enter goes on with those who are chosen. */
export function ChoosePeopleDialog({
  title,
  note,
  first,
  already,
  most,
  naming,
  submit,
  busy,
  error,
  onSubmit,
  onClose,
  finalFocus,
}: {
  readonly title: string;
  readonly note: string | null;
  readonly first: readonly Person[];
  /** Who is in the room: they cannot be chosen. */
  readonly already: ReadonlySet<PersonId>;
  /** So many can be chosen. */
  readonly most: number;
  /** Asks for a name too. */
  readonly naming: boolean;
  /** What the button says. */
  readonly submit: (count: number) => string;
  readonly busy: boolean;
  readonly error: ErrorCode | null;
  readonly onSubmit: (people: readonly Person[], name: string) => void;
  readonly onClose: () => void;
  readonly finalFocus: () => HTMLElement | null;
}) {
  const text = useText();
  const field = useRef<HTMLInputElement>(null);
  const nameId = useId();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState(first);
  const done = useRef(false);
  const isChosen = (id: PersonId) => chosen.some((person) => person.id === id);
  const tooMany = chosen.length > most;
  const canSubmit = chosen.length > 0 && !tooMany && !busy;
  const go = () => {
    if (!canSubmit) return;
    done.current = true;
    onSubmit(chosen, name.trim());
  };
  const problem = tooMany
    ? text('group.new.too-many', { maximum: maximumMembers })
    : error === null
      ? null
      : text(errorKey(error));
  return (
    <Dialog
      open
      size="wide"
      title={title}
      onClose={onClose}
      initialFocus={field}
      finalFocus={() => (done.current && error === null ? finalFocus() : null)}
      footer={
        <>
          <span className={styles.keys} aria-hidden="true">
            <KeyCap name="Enter" />
            {text('group.new.keys.choose')}
            <KeyCap name="Ctrl" />
            <KeyCap name="Enter" />
            {text('group.new.keys.start')}
          </span>
          <Button onClick={onClose}>{text('app.cancel')}</Button>
          <Button look="primary" disabled={!canSubmit} onClick={go}>
            {submit(chosen.length)}
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <FindPeople
          field={field}
          isChosen={isChosen}
          isAlready={(id) => already.has(id)}
          onToggle={(person) =>
            setChosen(isChosen(person.id) ? chosen.filter(({ id }) => id !== person.id) : [...chosen, person])
          }
          onGo={go}
        />
        <div className={styles.chosen}>
          {naming && (
            <div className={styles.name}>
              <label htmlFor={nameId}>{text('group.new.name')}</label>
              <TextField
                id={nameId}
                value={name}
                maxLength={maximumGroupName}
                onChange={(event) => setName(event.target.value)}
              />
            </div>
          )}
          {note !== null && <p className={styles.note}>{note}</p>}
          <ChosenPeople
            people={chosen}
            onDrop={(id) => {
              setChosen(chosen.filter((person) => person.id !== id));
              field.current?.focus();
            }}
            onClear={() => {
              setChosen([]);
              field.current?.focus();
            }}
          />
          {problem !== null && (
            <p role="alert" className={styles.error}>
              {problem}
            </p>
          )}
        </div>
      </div>
    </Dialog>
  );
}
