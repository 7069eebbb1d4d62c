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

/** How strict this PC is with people whose safety number changes, and what it tells of one's reading. */
export function SecuritySection() {
  return (
    <WhenLoaded query={useQuery(settingsQuery(useBridge()))}>
      {(saved) => (
        <>
          <IdentityGroup saved={saved} />
          <ReadingGroup saved={saved} />
        </>
      )}
    </WhenLoaded>
  );
}

function IdentityGroup({ saved }: { readonly saved: Settings }) {
  const text = useText();
  const client = useBridge();
  const { change, pending, error, retry } = useSavedChange<Partial<Settings>>(
    (changed) => client.request('settings', 'set', changed),
    queryKeys.settings,
  );
  return (
    <SettingGroup title={text('settings.security.identity')}>
      <SwitchRow
        title={text('settings.block')}
        text={text('settings.block.text')}
        preference={{
          value: pending.blockOnIdentityChange ?? saved.blockOnIdentityChange,
          change: (blockOnIdentityChange) => change({ blockOnIdentityChange }),
          error,
          retry,
        }}
      />
    </SettingGroup>
  );
}

function ReadingGroup({ saved }: { readonly saved: Settings }) {
  const text = useText();
  const client = useBridge();
  const { change, pending, error, retry } = useSavedChange<Partial<Settings>>(
    (changed) => client.request('settings', 'set', changed),
    queryKeys.settings,
  );
  return (
    <SettingGroup title={text('settings.security.reading')}>
      <SwitchRow
        title={text('settings.tell-read')}
        text={text('settings.tell-read.text')}
        preference={{
          value: pending.tellRead ?? saved.tellRead,
          change: (tellRead) => change({ tellRead }),
          error,
          retry,
        }}
      />
    </SettingGroup>
  );
}
