import { useQuery } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { settingsQuery } from '#renderer/bridge/queries.ts';
import { queryKeys } from '#renderer/bridge/query-keys.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Settings } from '#shared/model/settings.ts';
import { useSavedChange } from '../model/use-saved-change.ts';
import { SwitchRow } from './preference-rows.tsx';
import { SettingGroup } from './setting-group.tsx';
import { WhenLoaded } from './when-loaded.tsx';

/** Whether one is told of being named where a conversation is muted. */
export function MentionsGroup() {
  return (
    <WhenLoaded query={useQuery(settingsQuery(useBridge()))}>{(saved) => <Group saved={saved} />}</WhenLoaded>
  );
}

function Group({ saved }: { readonly saved: Settings }) {
  const text = useText();
  const client = useBridge();
  const { change, pending, error, retry } = useSavedChange<Partial<Settings>>(
    (changed) => client.request('settings', 'set', changed),
    queryKeys.settings,
  );
  return (
    <SettingGroup title={text('settings.mentions')}>
      <SwitchRow
        title={text('settings.mentions.muted')}
        text={text('settings.mentions.muted.text')}
        preference={{
          value: pending.mentionsDespiteMute ?? saved.mentionsDespiteMute,
          change: (mentionsDespiteMute) => change({ mentionsDespiteMute }),
          error,
          retry,
        }}
      />
    </SettingGroup>
  );
}
