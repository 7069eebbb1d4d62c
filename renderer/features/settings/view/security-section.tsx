import { useQuery } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { settingsQuery } from '#renderer/bridge/queries.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { SettingSwitch } from './setting-switch.tsx';
import { WhenLoaded } from './when-loaded.tsx';

/** How strict this PC is with people whose safety number changes, and what it tells of one's reading. */
export function SecuritySection() {
  const text = useText();
  return (
    <WhenLoaded query={useQuery(settingsQuery(useBridge()))}>
      {(saved) => (
        <>
          <SettingSwitch
            saved={saved}
            setting="blockOnIdentityChange"
            group={text('settings.security.identity')}
            title={text('settings.block')}
            text={text('settings.block.text')}
          />
          <SettingSwitch
            saved={saved}
            setting="tellRead"
            group={text('settings.security.reading')}
            title={text('settings.tell-read')}
            text={text('settings.tell-read.text')}
          />
        </>
      )}
    </WhenLoaded>
  );
}
