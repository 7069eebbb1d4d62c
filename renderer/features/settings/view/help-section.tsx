import { useId, useState } from 'react';
import { SupportBundleDialog } from '#renderer/features/diagnostics/index.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { SettingGroup } from './setting-group.tsx';
import { SettingRow } from './setting-row.tsx';

/** What helps when Narae does not work as it should. */
export function HelpSection() {
  const text = useText();
  const id = useId();
  const [making, setMaking] = useState(false);
  return (
    <>
      <SettingGroup title={text('settings.help.material')}>
        <SettingRow
          title={text('settings.bundle')}
          text={text('settings.bundle.text')}
          noteId={id}
          control={
            <Button aria-describedby={id} onClick={() => setMaking(true)}>
              {text('settings.bundle.make')}
            </Button>
          }
        />
      </SettingGroup>
      <SupportBundleDialog open={making} onClose={() => setMaking(false)} />
    </>
  );
}
