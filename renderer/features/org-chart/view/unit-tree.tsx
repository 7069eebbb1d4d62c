import { useQuery } from '@tanstack/react-query';
import { Fragment, useRef, type KeyboardEvent } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { unitsQuery } from '#renderer/bridge/directory-queries.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { CircleAlert, Network } from '#renderer/ui/icons.ts';
import { hasModifier } from '#renderer/ui/shortcuts/has-modifier.ts';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { UnitId } from '#shared/model/ids.ts';
import { useOrgChartStore } from '../model/org-chart-store.ts';

import { treeMove } from '../model/tree-keys.ts';
import { useTreeStop } from '../model/use-tree-stop.ts';
import { UnitRow } from './unit-row.tsx';
import styles from './unit-tree.module.css';

/** The agencies and what they are made of; a unit's parts are asked for when it is opened. */
export function UnitTree() {
  const text = useText();
  const tree = useRef<HTMLDivElement>(null);
  const { data, error, isFetching, refetch } = useQuery(unitsQuery(useBridge(), null));
  const stop = useTreeStop(data?.units.map(({ id }) => id) ?? []);
  if (data === undefined) {
    if (error === null || isFetching) return <SkeletonRows label={text('org.tree.loading')} />;
    return (
      <EmptyState
        alert
        icon={CircleAlert}
        title={text('org.tree.error')}
        text={text(errorKey(AppError.from(error).code))}
        action={<Button onClick={() => void refetch()}>{text('app.retry')}</Button>}
      />
    );
  }
  if (data.units.length === 0)
    return (
      <EmptyState icon={Network} title={text('org.tree.empty.title')} text={text('org.tree.empty.text')} />
    );
  return (
    <div
      ref={tree}
      role="tree"
      tabIndex={-1}
      aria-label={text('org.tree')}
      className={styles.tree}
      data-area="units"
      onKeyDown={(event) => moveIn(tree.current, event)}
    >
      <Branch parent={null} level={1} stop={stop} />
    </div>
  );
}

function Branch({
  parent,
  level,
  stop,
}: {
  readonly parent: UnitId | null;
  readonly level: number;
  readonly stop: UnitId | null;
}) {
  const { data } = useQuery(unitsQuery(useBridge(), parent));
  const open = useOrgChartStore((store) => store.open);
  const chosen = useOrgChartStore((store) => store.unit);
  return data?.units.map((unit) => (
    <Fragment key={unit.id}>
      <UnitRow
        unit={unit}
        level={level}
        open={open.has(unit.id)}
        chosen={unit.id === chosen}
        stop={unit.id === stop}
      />
      {unit.hasParts && open.has(unit.id) && <Branch parent={unit.id} level={level + 1} stop={stop} />}
    </Fragment>
  ));
}

/** Goes through the rows as they are drawn: what is open is known there alone. */
function moveIn(tree: HTMLElement | null, event: KeyboardEvent): void {
  if (hasModifier(event)) return;
  const rows = [...(tree?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])];
  const focused = rows.findIndex((row) => row === document.activeElement);
  // A click beside the rows gives the focus to the tree itself.
  const at = focused === -1 ? rows.findIndex((row) => row.tabIndex === 0) : focused;
  const move = treeMove(
    event.key,
    rows.map((row) => ({
      level: Number(row.getAttribute('aria-level')),
      isOpen: row.hasAttribute('aria-expanded') ? row.getAttribute('aria-expanded') === 'true' : null,
    })),
    at,
  );
  const { unitId } = rows[at]?.dataset ?? {};
  if (move === null || unitId === undefined) return;
  event.preventDefault();
  if (move.kind === 'focus') rows[move.index]?.focus();
  else useOrgChartStore.getState().toggle(unitId as UnitId, move.kind === 'open');
}
