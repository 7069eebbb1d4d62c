import { useText } from '#renderer/ui/text/use-text.ts';
import { interfaceLanguages, type Preferences } from '#shared/model/preferences.ts';
import { usePreference } from '../model/use-preference.ts';
import { PreferencesSection } from './preferences-section.tsx';
import { ChoiceRow, SwitchRow } from './preference-rows.tsx';
import { SettingGroup } from './setting-group.tsx';

/** When the program runs. */
export function GeneralSection() {
  return <PreferencesSection>{(saved) => <Groups saved={saved} />}</PreferencesSection>;
}

function Groups({ saved }: { readonly saved: Preferences }) {
  const text = useText();
  const autostart = usePreference(saved, 'autostart');
  const startHidden = usePreference(saved, 'startHidden');
  const closeToTray = usePreference(saved, 'closeToTray');
  return (
    <>
      <SettingGroup title={text('settings.general.language')}>
        <ChoiceRow
          title={text('settings.language')}
          text={text('settings.language.text')}
          preference={usePreference(saved, 'language')}
          // Each in its own language: whoever cannot read the others finds theirs.
          choices={interfaceLanguages.map((value) => ({ value, label: text(`settings.language.${value}`) }))}
        />
      </SettingGroup>
      <SettingGroup title={text('settings.general.start')}>
        <SwitchRow
          title={text('settings.autostart')}
          text={text('settings.autostart.text')}
          preference={autostart}
        />
        <SwitchRow
          title={text('settings.start-hidden')}
          text={text(autostart.value ? 'settings.start-hidden.text' : 'settings.start-hidden.off')}
          preference={startHidden}
          disabled={!autostart.value}
        />
      </SettingGroup>
      <SettingGroup title={text('settings.general.close')}>
        <SwitchRow
          title={text('settings.close-to-tray')}
          text={text('settings.close-to-tray.text')}
          preference={closeToTray}
        />
      </SettingGroup>
    </>
  );
}
