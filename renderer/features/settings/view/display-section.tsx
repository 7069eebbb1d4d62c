import { useId } from 'react';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { densities, textSizes, themes, zoomFactors, type Preferences } from '#shared/model/preferences.ts';
import { usePreference } from '../model/use-preference.ts';
import styles from './display-section.module.css';
import { ChoiceRow } from './preference-rows.tsx';
import { PreferencesSection } from './preferences-section.tsx';
import { SettingGroup } from './setting-group.tsx';
import { SettingRow } from './setting-row.tsx';

/** Colours and sizes. */
export function DisplaySection() {
  return <PreferencesSection>{(saved) => <Groups saved={saved} />}</PreferencesSection>;
}

function Groups({ saved }: { readonly saved: Preferences }) {
  const text = useText();
  const theme = usePreference(saved, 'theme');
  const textSize = usePreference(saved, 'textSize');
  const density = usePreference(saved, 'density');
  return (
    <>
      <SettingGroup title={text('settings.display.colours')}>
        <ChoiceRow
          title={text('settings.theme')}
          text={text('settings.theme.text')}
          preference={theme}
          choices={themes.map((value) => ({ value, label: text(`settings.theme.${value}`) }))}
        />
      </SettingGroup>
      <SettingGroup title={text('settings.display.sizes')}>
        <ChoiceRow
          title={text('settings.text-size')}
          text={text('settings.text-size.text')}
          preference={textSize}
          choices={textSizes.map((value) => ({ value, label: text(`settings.text-size.${value}`) }))}
        >
          <p className={styles.sample} data-text-size={textSize.value}>
            <span className={styles.bubble}>{text('settings.text-size.sample')}</span>
          </p>
        </ChoiceRow>
        <ChoiceRow
          title={text('settings.density')}
          text={text('settings.density.text')}
          preference={density}
          choices={densities.map((value) => ({ value, label: text(`settings.density.${value}`) }))}
        />
        <ZoomRow saved={saved} />
      </SettingGroup>
    </>
  );
}

function ZoomRow({ saved }: { readonly saved: Preferences }) {
  const text = useText();
  const controlId = useId();
  const noteId = useId();
  const { value, change, error, retry } = usePreference(saved, 'zoom');
  return (
    <SettingRow
      title={text('settings.zoom')}
      text={text('settings.zoom.text')}
      controlId={controlId}
      noteId={noteId}
      error={error}
      onRetry={retry}
      control={
        <Select
          id={controlId}
          aria-describedby={noteId}
          value={value}
          onChange={(event) => {
            const factor = zoomFactors.find((known) => String(known) === event.target.value);
            if (factor !== undefined) change(factor);
          }}
        >
          {zoomFactors.map((factor) => (
            <option key={factor} value={factor}>
              {text('settings.zoom.percent', { percent: Math.round(factor * 100) })}
            </option>
          ))}
        </Select>
      }
    />
  );
}
