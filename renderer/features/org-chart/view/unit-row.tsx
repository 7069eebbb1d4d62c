import { useEffect, useRef, type CSSProperties } from 'react';
import { Icon } from '#renderer/ui/icon.tsx';
import { ChevronDown, ChevronRight } from '#renderer/ui/icons.ts';
import { hasModifier } from '#renderer/ui/shortcuts/has-modifier.ts';
import { ScreenReaderText } from '#renderer/ui/text/screen-reader-text.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import { useOrgChartStore } from '../model/org-chart-store.ts';
import styles from './unit-row.module.css';

/** One unit of the tree: a click shows its people, the chevron opens and closes it. */
export function UnitRow({
  unit: { id, name, people, hasParts },
  level,
  open,
  chosen,
  stop,
}: {
  readonly unit: RequestOutput<'directory', 'units'>['units'][number];
  readonly level: number;
  readonly open: boolean;
  readonly chosen: boolean;
  /** Whether Tab comes here. */
  readonly stop: boolean;
}) {
  const text = useText();
  const row = useRef<HTMLDivElement>(null);
  const { toggle, chooseUnit } = useOrgChartStore.getState();
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div
      ref={row}
      role="treeitem"
      tabIndex={stop ? 0 : -1}
      aria-level={level}
      aria-selected={chosen}
      aria-expanded={hasParts ? open : undefined}
      title={name}
      data-unit-id={id}
      className={styles.row}
      style={{ '--level': level - 1 } as CSSProperties}
      onClick={() => chooseUnit(id)}
      onDoubleClick={() => hasParts && toggle(id, !open)}
      onKeyDown={(event) => {
        if ((event.key !== 'Enter' && event.key !== ' ') || hasModifier(event)) return;
        event.preventDefault();
        chooseUnit(id);
      }}
    >
      {hasParts ? (
        <span
          className={styles.chevron}
          aria-hidden="true"
          onClick={(event) => {
            event.stopPropagation();
            toggle(id, !open);
          }}
        >
          <Icon of={open ? ChevronDown : ChevronRight} size={14} />
        </span>
      ) : (
        <span className={styles.chevron} />
      )}
      <span className={styles.name}>{name}</span>
      <span className={styles.count} aria-hidden="true">
        {text('org.unit.count', { count: people })}
      </span>
      <ScreenReaderText>{text('org.unit', { count: people })}</ScreenReaderText>
    </div>
  );
}
