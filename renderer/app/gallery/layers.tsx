import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { BellOff, Check, Copy, Trash } from '#renderer/ui/icons.ts';
import { Menu } from '#renderer/ui/menu/menu.tsx';
import { useMenuPlace } from '#renderer/ui/menu/use-menu-place.ts';
import { MessageDialog } from '#renderer/ui/message-dialog.tsx';
import { PaneSplitter } from '#renderer/ui/pane-splitter.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { ToastPlace } from '#renderer/ui/toast/toast-place.tsx';
import { endToast, showToast } from '#renderer/ui/toast/toast-store.ts';
import styles from './gallery.module.css';
import { Section, State } from './state.tsx';

/** What stands above everything else; each opens by its button. */
export function Layers() {
  const text = useText();
  const menu = useMenuPlace<null>();
  const [asked, setAsked] = useState(false);
  const [pane, setPane] = useState(usualPane);
  const toast = {
    icon: Check,
    text: text('message.copied'),
    action: { label: text('toast.undo'), onChoose: endToast },
  };
  const entries = [
    { icon: Copy, label: text('message.copy'), onChoose: menu.close },
    { icon: BellOff, label: text('chats.muted'), onChoose: menu.close, disabled: true },
    { icon: Trash, label: text('message.discard'), onChoose: menu.close, danger: true },
  ];
  return (
    <Section name="Layers">
      <State name="menu">
        <Button onClick={(event) => menu.show(null, event.currentTarget)}>{text('message.menu')}</Button>
        <Menu place={menu} label={text('message.menu')} entries={entries} finalFocus={() => null} />
      </State>
      <State name="toast">
        <Button onClick={() => showToast(toast)}>{text('message.copied')}</Button>
        <ToastPlace />
      </State>
      <State name="splitter">
        <div className={styles.panes}>
          <div style={{ width: pane }} />
          <PaneSplitter
            pane={{ width: pane, least: 40, most: 200 }}
            label={text('toast.place')}
            onMove={setPane}
            onDone={(width) => setPane(width ?? usualPane)}
          />
        </div>
      </State>
      <State name="dialog">
        <Button onClick={() => setAsked(true)}>{text('app.ok')}</Button>
        {asked && (
          <MessageDialog
            title={text('people.error')}
            text={text('search.offline.text')}
            onClose={() => setAsked(false)}
          />
        )}
      </State>
    </Section>
  );
}

const usualPane = 120;
