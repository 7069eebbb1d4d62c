import { useQuery } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { settingsQuery } from '#renderer/bridge/queries.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { SettingSwitch } from './setting-switch.tsx';
import { WhenLoaded } from './when-loaded.tsx';

/** Whether one is told of being named where a conversation is muted. */
export function MentionsGroup() {
  const text = useText();
  return (
    <WhenLoaded query={useQuery(settingsQuery(useBridge()))}>
      {(saved) => (
        <SettingSwitch
          saved={saved}
          setting="mentionsDespiteMute"
          group={text('settings.mentions')}
          title={text('settings.mentions.muted')}
          text={text('settings.mentions.muted.text')}
        />
      )}
    </WhenLoaded>
  );
}
