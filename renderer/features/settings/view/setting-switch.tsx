import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { queryKeys } from '#renderer/bridge/query-keys.ts';
import type { Settings } from '#shared/model/settings.ts';
import { useSavedChange } from '../model/use-saved-change.ts';
import { SwitchRow } from './preference-rows.tsx';
import { SettingGroup } from './setting-group.tsx';

/** A group of one setting of the messenger, which is on or off and saved at once. */
export function SettingSwitch({
  saved,
  setting,
  group,
  title,
  text,
}: {
  readonly saved: Settings;
  readonly setting: keyof Settings;
  readonly group: string;
  readonly title: string;
  readonly text: string;
}) {
  const client = useBridge();
  const { change, pending, error, retry } = useSavedChange<Partial<Settings>>(
    (changed) => client.request('settings', 'set', changed),
    queryKeys.settings,
  );
  return (
    <SettingGroup title={group}>
      <SwitchRow
        title={title}
        text={text}
        preference={{
          value: pending[setting] ?? saved[setting],
          change: (value) => change({ [setting]: value }),
          error,
          retry,
        }}
      />
    </SettingGroup>
  );
}
