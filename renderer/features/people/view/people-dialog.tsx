import { useRef } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import styles from './people-dialog.module.css';
import { PeopleSearchBox } from './people-search-box.tsx';

/** Finds a person and opens the conversation with them. */
export function PeopleDialog({
  open,
  onClose,
  onOpened,
  finalFocus,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  /** A conversation has been opened. */
  readonly onOpened: () => void;
  readonly finalFocus: () => HTMLElement | null;
}) {
  const text = useText();
  const field = useRef<HTMLInputElement>(null);
  const chosen = useRef(false);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={text('people.title')}
      initialFocus={field}
      finalFocus={() => {
        const target = chosen.current ? finalFocus() : null;
        chosen.current = false;
        return target;
      }}
      footer={
        <span className={styles.keys} aria-hidden="true">
          <KeyCap name="↑" />
          <KeyCap name="↓" />
          {text('people.keys.move')}
          <KeyCap name="Enter" />
          {text('people.keys.choose')}
          <KeyCap name="Esc" />
          {text('people.keys.close')}
        </span>
      }
    >
      <PeopleSearchBox
        field={field}
        onOpened={() => {
          chosen.current = true;
          onOpened();
          onClose();
        }}
      />
    </Dialog>
  );
}
