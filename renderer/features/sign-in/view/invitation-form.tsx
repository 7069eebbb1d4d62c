import { useEffect, useId, useRef, useState, type SyntheticEvent } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { KeyRound, TriangleAlert } from '#renderer/ui/icons.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import { hasHangul, normaliseInvitation } from '../model/invitation-text.ts';
import { useEnrol } from '../model/use-enrol.ts';
import { FormError } from './form-error.tsx';
import styles from './form.module.css';

/** Starts with a code that the agency gave out. */
export function InvitationForm({ onPerson }: { readonly onPerson: () => void }) {
  const text = useText();
  const fieldId = useId();
  const noteId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<'empty' | 'malformed' | null>(null);
  const { enrol, busy, error, forget } = useEnrol();
  useEffect(() => field.current?.focus(), []);

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    const invitation = normaliseInvitation(code);
    setProblem(invitation !== null ? null : code.trim() === '' ? 'empty' : 'malformed');
    if (invitation === null) field.current?.focus();
    else enrol({ invitation });
  };
  const complaint =
    problem === 'empty'
      ? text('sign-in.invitation.empty')
      : problem === 'malformed'
        ? text('sign-in.invitation.malformed', { example })
        : error === null
          ? null
          : text(errorKey(error));

  return (
    <form className={styles.form} onSubmit={submit} aria-busy={busy} noValidate>
      <h1 className={styles.title}>{text('sign-in.invitation.title')}</h1>
      <div className={styles.labelled}>
        <label htmlFor={fieldId} className={styles.label}>
          {text('sign-in.invitation.label')}
        </label>
        <TextField
          ref={field}
          id={fieldId}
          icon={KeyRound}
          value={code}
          placeholder={example}
          maxLength={60}
          invalid={complaint !== null}
          aria-describedby={noteId}
          readOnly={busy}
          onChange={(event) => {
            setCode(event.target.value);
            setProblem(null);
            forget();
          }}
        />
        {complaint === null && hasHangul(code) ? (
          <p id={noteId} className={styles.caution} role="status">
            <Icon of={TriangleAlert} size={14} />
            <span>{text('sign-in.invitation.hangul')}</span>
          </p>
        ) : complaint === null ? (
          <p id={noteId} className={styles.hint}>
            {text('sign-in.invitation.hint')}
          </p>
        ) : (
          <FormError id={noteId}>{complaint}</FormError>
        )}
      </div>
      <div className={styles.end}>
        <Button submits look="primary" size="large" disabled={busy}>
          {text(busy ? 'sign-in.starting' : 'sign-in.start')}
        </Button>
        <Button look="ghost" className={styles.other} onClick={onPerson} disabled={busy}>
          {text('sign-in.by-person')}
        </Button>
      </div>
    </form>
  );
}

const example = 'ABCD-EFGH-JKLM-NPQR';
