import { useId, type ReactNode } from 'react';
import { ChoiceGroup, type Choice } from '#renderer/ui/choice-group.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import type { Preference } from '../model/use-preference.ts';
import { SettingRow } from './setting-row.tsx';

/** A preference that is on or off. */
export function SwitchRow({
  title,
  text,
  preference: { value, change, error, retry },
  disabled = false,
}: {
  readonly title: string;
  readonly text: string;
  readonly preference: Preference<boolean>;
  readonly disabled?: boolean;
}) {
  const controlId = useId();
  const noteId = useId();
  return (
    <SettingRow
      title={title}
      text={text}
      controlId={controlId}
      noteId={noteId}
      error={error}
      onRetry={retry}
      control={
        <Switch
          id={controlId}
          aria-describedby={noteId}
          checked={value}
          disabled={disabled}
          onChange={(event) => change(event.target.checked)}
        />
      }
    />
  );
}

/** A preference that is one of a few. */
export function ChoiceRow<Value extends string>({
  title,
  text,
  preference: { value, change, error, retry },
  choices,
  disabled = false,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly preference: Preference<Value>;
  readonly choices: readonly Choice<Value>[];
  readonly disabled?: boolean;
  /** Shows what is chosen. */
  readonly children?: ReactNode;
}) {
  const titleId = useId();
  const noteId = useId();
  return (
    <SettingRow
      title={title}
      text={text}
      titleId={titleId}
      noteId={noteId}
      error={error}
      onRetry={retry}
      control={
        <ChoiceGroup
          choices={choices}
          chosen={value}
          onChoose={change}
          labelId={titleId}
          noteId={noteId}
          disabled={disabled}
        />
      }
    >
      {children}
    </SettingRow>
  );
}
