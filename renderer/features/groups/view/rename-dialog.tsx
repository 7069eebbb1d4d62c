import { useId, useRef, useState, type RefObject } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { useCompositionEnter } from '#renderer/ui/composition-enter/use-composition-enter.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import { maximumGroupName } from '#shared/model/group.ts';
import styles from './group-dialog.module.css';

/** Gives a room another name, or none. */
export function RenameDialog({
  name,
  busy,
  error,
  onRename,
  onClose,
  finalFocus,
}: {
  readonly name: string;
  readonly busy: boolean;
  readonly error: ErrorCode | null;
  readonly onRename: (name: string) => void;
  readonly onClose: () => void;
  readonly finalFocus: () => HTMLElement | null;
}) {
  const text = useText();
  const [typed, setTyped] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  const labelId = useId();
  const noteId = useId();
  // The field, not the state: at the end of a composition only the field has the last syllable for sure.
  const save = () => !busy && onRename((field.current?.value ?? typed).trim());
  return (
    <Dialog
      open
      size="small"
      title={text('group.rename')}
      onClose={onClose}
      initialFocus={field}
      finalFocus={finalFocus}
      footer={
        <div className={styles.buttons}>
          <Button onClick={onClose}>{text('app.cancel')}</Button>
          <Button look="primary" disabled={busy} onClick={save}>
            {text('group.rename.action')}
          </Button>
        </div>
      }
    >
      <div className={styles.body}>
        <label htmlFor={labelId} className={styles.label}>
          {text('group.rename.label')}
        </label>
        <NameField
          field={field}
          id={labelId}
          noteId={noteId}
          value={typed}
          onType={setTyped}
          onEnter={save}
        />
        <p id={noteId} className={styles.note}>
          {text('group.rename.hint')}
        </p>
        {error !== null && (
          <p role="alert" className={styles.error}>
            {text(errorKey(error))}
          </p>
        )}
      </div>
    </Dialog>
  );
}

/** Within the dialog: before that is drawn there is no element to listen to. */
function NameField({
  field,
  id,
  noteId,
  value,
  onType,
  onEnter,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly id: string;
  readonly noteId: string;
  readonly value: string;
  readonly onType: (value: string) => void;
  readonly onEnter: () => void;
}) {
  useCompositionEnter(field, onEnter, () => true);
  return (
    <TextField
      ref={field}
      id={id}
      value={value}
      maxLength={maximumGroupName}
      aria-describedby={noteId}
      onChange={(event) => onType(event.target.value)}
    />
  );
}
