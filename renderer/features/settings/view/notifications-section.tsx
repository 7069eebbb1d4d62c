import { useText } from '#renderer/ui/text/use-text.ts';
import { notificationPreviews, type Preferences } from '#shared/model/preferences.ts';
import { usePreference } from '../model/use-preference.ts';
import { MentionsGroup } from './mentions-group.tsx';
import { ChoiceRow, SwitchRow } from './preference-rows.tsx';
import { PreferencesSection } from './preferences-section.tsx';
import { SettingGroup } from './setting-group.tsx';
import { ToastExample } from './toast-example.tsx';

/** Whether new messages are told, and how much of them others may see. */
export function NotificationsSection() {
  return (
    <>
      <PreferencesSection>{(saved) => <Groups saved={saved} />}</PreferencesSection>
      <MentionsGroup />
    </>
  );
}

function Groups({ saved }: { readonly saved: Preferences }) {
  const text = useText();
  const notifications = usePreference(saved, 'notifications');
  const preview = usePreference(saved, 'notificationPreview');
  return (
    <SettingGroup title={text('settings.notifications.messages')}>
      <SwitchRow
        title={text('settings.notify')}
        text={text('settings.notify.text')}
        preference={notifications}
      />
      <ChoiceRow
        title={text('settings.preview')}
        text={text(notifications.value ? 'settings.preview.text' : 'settings.preview.off')}
        preference={preview}
        choices={notificationPreviews.map((value) => ({
          value,
          label: text(`settings.preview.${value}`),
        }))}
        disabled={!notifications.value}
      >
        {notifications.value ? <ToastExample preview={preview.value} /> : undefined}
      </ChoiceRow>
    </SettingGroup>
  );
}
