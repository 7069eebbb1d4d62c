import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { settingsQuery } from '#renderer/bridge/queries.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { CircleAlert } from '#renderer/ui/icons.ts';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import { useChangeSettings } from '../model/use-change-settings.ts';
import { SettingGroup } from './setting-group.tsx';
import { SettingRow } from './setting-row.tsx';

/** How strict this PC is with people whose safety number changes. */
export function SecuritySection() {
  const text = useText();
  const controlId = useId();
  const noteId = useId();
  const { data: saved, error: loadError, refetch } = useQuery(settingsQuery(useBridge()));
  const { change, pending, error } = useChangeSettings();
  if (saved === undefined) {
    return loadError === null ? (
      <SkeletonRows label={text('settings.loading')} />
    ) : (
      <EmptyState
        alert
        icon={CircleAlert}
        title={text('settings.error')}
        text={text(errorKey(AppError.from(loadError).code))}
        action={<Button onClick={() => void refetch()}>{text('app.retry')}</Button>}
      />
    );
  }
  return (
    <SettingGroup title={text('settings.security.identity')}>
      <SettingRow
        controlId={controlId}
        noteId={noteId}
        title={text('settings.block')}
        text={text('settings.block.text')}
        problem={error === null ? null : text('settings.not-saved', { reason: text(errorKey(error)) })}
        control={
          <Switch
            id={controlId}
            aria-describedby={noteId}
            checked={pending.blockOnIdentityChange ?? saved.blockOnIdentityChange}
            onChange={(event) => change({ blockOnIdentityChange: event.target.checked })}
          />
        }
      />
    </SettingGroup>
  );
}
