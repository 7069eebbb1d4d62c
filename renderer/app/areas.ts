/** The areas that F6 goes through, in order. Each is marked with `data-area` where it is drawn. */
export const areas = [
  'rail',
  'list',
  'messages',
  'composer',
  'units',
  'people',
  'card',
  'sections',
  'settings',
  'toast',
] as const;
export type Area = (typeof areas)[number];

/** The element of an area; null while it is not drawn. */
export function areaElement(area: Area): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-area="${area}"]`);
}

/** Gives an area the focus: its own stop if it has one, else the first thing in it. False when there is none. */
export function focusArea(area: Area): boolean {
  const element = areaElement(area);
  if (element === null) return false;
  const target =
    element.querySelector<HTMLElement>(
      '[role="option"][tabindex="0"], [role="treeitem"][tabindex="0"], textarea, [aria-current]',
    ) ??
    (element.hasAttribute('tabindex')
      ? element
      : element.querySelector<HTMLElement>('button:not(:disabled)'));
  target?.focus();
  return target !== null;
}

/** Goes to the next area that is there, or to the previous one. */
export function focusNextArea(step: 1 | -1): void {
  const here = areas.findIndex((area) => areaElement(area)?.contains(document.activeElement) === true);
  const start = here === -1 && step === -1 ? areas.length : here;
  for (let distance = 1; distance <= areas.length; distance += 1) {
    const area = areas[(start + step * distance + areas.length * 2) % areas.length];
    if (area !== undefined && focusArea(area)) return;
  }
}
