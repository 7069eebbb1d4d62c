import { useRef } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Person } from '#shared/model/person.ts';
import styles from './quick-search.module.css';
import { SearchBox } from './search-box.tsx';

/** One field over conversations and people, in front of everything else. */
export function QuickSearch({
  open,
  onClose,
  onConversation,
  onCard,
  finalFocus,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  /** A conversation has been selected. */
  readonly onConversation: () => void;
  /** The card of somebody is wanted. */
  readonly onCard: (person: Person) => void;
  /** Where the focus goes when a conversation has been selected, or a card is wanted. */
  readonly finalFocus: () => HTMLElement | null;
}) {
  const text = useText();
  const field = useRef<HTMLInputElement>(null);
  const hasOpened = useRef(false);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={text('search.title')}
      bare
      initialFocus={field}
      finalFocus={() => {
        const target = hasOpened.current ? finalFocus() : null;
        hasOpened.current = false;
        return target;
      }}
      footer={
        <span className={styles.foot} aria-hidden="true">
          <KeyCap name="↑" />
          <KeyCap name="↓" />
          {text('search.keys.move')}
          <KeyCap name="Enter" />
          {text('search.keys.open')}
          <KeyCap name="Ctrl Enter" />
          {text('search.keys.own-window')}
          <span className={styles.hint}>{text('search.hint')}</span>
        </span>
      }
    >
      <SearchBox
        field={field}
        onLed={(led) => {
          hasOpened.current = led.to !== 'own-window';
          if (led.to === 'conversation') onConversation();
          if (led.to === 'card') onCard(led.person);
          onClose();
        }}
      />
    </Dialog>
  );
}
