import { useId, useRef } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { useCompositionEnter } from '#renderer/ui/composition-enter/use-composition-enter.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { Person } from '#shared/model/person.ts';
import { maximumStatusLength, type OwnProfile } from '#shared/model/presence.ts';
import { useOwnProfileForm } from '../model/use-own-profile-form.ts';
import { AbsenceFields } from './absence-fields.tsx';
import { AvailabilityChoice } from './availability-choice.tsx';
import styles from './own-profile-dialog.module.css';
import { OwnPhoto } from './own-photo.tsx';

interface OwnProfileProps {
  readonly self: Person;
  readonly profile: OwnProfile;
  readonly onClose: () => void;
}

/** What the others see of one, and the choice of it. */
export function OwnProfileDialog({ open, ...props }: OwnProfileProps & { readonly open: boolean }) {
  const text = useText();
  const first = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open={open}
      onClose={props.onClose}
      title={text('profile.title')}
      size="small"
      initialFocus={first}
    >
      <OwnProfileForm {...props} first={first} />
    </Dialog>
  );
}

function OwnProfileForm({
  self,
  profile,
  onClose,
  first,
}: OwnProfileProps & { readonly first: React.RefObject<HTMLInputElement | null> }) {
  const text = useText();
  const statusId = useId();
  const status = useRef<HTMLInputElement>(null);
  const { words, change, submit, save, refused } = useOwnProfileForm(profile, onClose);
  useCompositionEnter(status, submit, () => true);
  return (
    <form className={styles.form} autoComplete="off" onSubmit={(event) => event.preventDefault()}>
      <OwnPhoto self={self} profile={profile} />
      <AvailabilityChoice
        first={first}
        availability={words.availability}
        minutes={words.minutes}
        onChange={change}
      />
      <AbsenceFields absence={words.absence} isOver={refused} onChange={(absence) => change({ absence })} />
      <div className={styles.field}>
        <label htmlFor={statusId} className={styles.label}>
          {text('profile.status')}
        </label>
        <TextField
          ref={status}
          id={statusId}
          value={words.statusText}
          maxLength={maximumStatusLength}
          placeholder={text('profile.status.example')}
          onChange={(event) => change({ statusText: event.target.value })}
        />
      </div>
      <p className={styles.note}>{text('profile.note')}</p>
      {save.error !== null && (
        <p className={styles.problem} role="alert">
          {text('settings.not-saved', { reason: text(errorKey(AppError.from(save.error).code)) })}
        </p>
      )}
      <div className={styles.actions}>
        <Button onClick={onClose}>{text('app.cancel')}</Button>
        <Button look="primary" onClick={submit} disabled={save.isPending}>
          {text('profile.save')}
        </Button>
      </div>
    </form>
  );
}
