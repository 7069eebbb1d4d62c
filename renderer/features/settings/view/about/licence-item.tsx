import { useId, useState } from 'react';
import { Icon } from '#renderer/ui/icon.tsx';
import { ChevronDown, ChevronRight } from '#renderer/ui/icons.ts';
import { scrollStop } from '#renderer/ui/scroll-stop.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Licence } from '../../model/licences.ts';
import styles from './licence-item.module.css';

/** One part; its terms unfold below it. */
export function LicenceItem({
  licence: { name, version, licence, text: terms },
}: {
  readonly licence: Licence;
}) {
  const text = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <Icon of={open ? ChevronDown : ChevronRight} size={14} />
        <span className={styles.name}>
          {name} <span className={styles.version}>{version}</span>
        </span>
        <span className={styles.licence}>{licence}</span>
      </button>
      {open && (
        <section
          id={id}
          className={styles.terms}
          aria-label={text('about.parts.terms', { name })}
          {...scrollStop}
        >
          {terms}
        </section>
      )}
    </li>
  );
}
