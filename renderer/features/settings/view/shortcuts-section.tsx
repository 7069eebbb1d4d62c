import { Fragment } from 'react';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { capsOf, shortcutGroups, type Shortcut } from '#renderer/ui/shortcuts/shortcut-table.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { SettingGroup } from './setting-group.tsx';
import styles from './shortcuts-section.module.css';

/** All keys of the program and what they do. */
export function ShortcutsSection() {
  const text = useText();
  return shortcutGroups.map(({ title, shortcuts }) => (
    <SettingGroup key={title} title={text(title)}>
      <table className={styles.table} aria-label={text(title)}>
        <thead className={styles.head}>
          <tr>
            <th scope="col">{text('shortcuts.what')}</th>
            <th scope="col">{text('shortcuts.keys')}</th>
          </tr>
        </thead>
        <tbody>
          {shortcuts.map((shortcut) => (
            <tr key={shortcut.id} className={styles.row}>
              <th scope="row" className={styles.what}>
                {text(shortcut.what)}
              </th>
              <td className={styles.keys}>
                <Keys presses={shortcut.presses} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </SettingGroup>
  ));
}

function Keys({ presses }: Pick<Shortcut, 'presses'>) {
  const text = useText();
  return presses.map((press, index) => (
    <Fragment key={capsOf(press).join(' ')}>
      {index > 0 && <span className={styles.or}>{text('shortcuts.or')}</span>}
      <span className={styles.press}>
        {capsOf(press).map((cap) => (
          <KeyCap key={cap} name={cap} />
        ))}
      </span>
    </Fragment>
  ));
}
