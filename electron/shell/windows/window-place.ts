import '#shared/ipc/jitless.ts';
import { z } from 'zod';

/** The windows whose place is remembered: all windows of one conversation share one. */
export const windowKinds = ['main', 'conversation'] as const;
export type WindowKind = (typeof windowKinds)[number];

const edge = z.int().min(-100_000).max(100_000);
const length = z.int().min(1).max(100_000);
const rectangle = z.strictObject({ x: edge, y: edge, width: length, height: length });
const place = z.strictObject({ bounds: rectangle, maximized: z.boolean() });

/** In pixels that do not depend on the display's scale, as Electron counts. */
export type Rectangle = z.output<typeof rectangle>;
/** Where a window stood. */
export type WindowPlace = z.output<typeof place>;

/** The places of each kind of window, by arrangement of displays: at the desk, in the meeting room, at home. */
export type WindowPlaces = Readonly<Partial<Record<WindowKind, Readonly<Record<string, WindowPlace>>>>>;

/** As a file has them: a kind, an arrangement or a place that nobody here knows costs the others nothing. */
export function keptPlaces(kept: unknown): WindowPlaces {
  const kinds = windowKinds.flatMap((kind) => {
    const fitting = entriesOf(entriesOf(kept).find(([name]) => name === kind)?.[1]).flatMap(
      ([arrangement, value]) => {
        const { data } = place.safeParse(value);
        return data === undefined || arrangement.length > longestArrangement ? [] : [[arrangement, data]];
      },
    );
    return fitting.length === 0 ? [] : [[kind, Object.fromEntries(fitting)]];
  });
  return Object.fromEntries(kinds) as WindowPlaces;
}

/** A display as far as windows are concerned: what of it is free of task bars, and its scale. */
export interface Screen {
  readonly workArea: Rectangle;
  readonly scaleFactor: number;
}

/** Of the name of an arrangement: some ten displays. */
const longestArrangement = 400;
/** Arrangements that are remembered for a kind of window; the one that was used longest ago goes. */
const mostArrangements = 8;
/** How much of a window's title bar has to be on a display, so that one can take hold of it. */
const hold = { width: 120, height: 24 };

/** The name of an arrangement of displays, the same in whatever order the system lists them. */
export function arrangementOf(screens: readonly Screen[]): string {
  return screens
    .map(({ workArea: { x, y, width, height }, scaleFactor }) => [x, y, width, height, scaleFactor].join(','))
    .toSorted()
    .join(' ')
    .slice(0, longestArrangement);
}

/** Where a window may stand again; null where it was never seen with these displays, or could not be taken hold of. */
export function rememberedPlace(
  places: WindowPlaces,
  kind: WindowKind,
  screens: readonly Screen[],
): WindowPlace | null {
  const remembered = places[kind]?.[arrangementOf(screens)];
  return remembered !== undefined && screens.some((screen) => canBeHeld(remembered.bounds, screen.workArea))
    ? remembered
    : null;
}

/** The places with this one, the newest arrangement last. */
export function withPlace(
  places: WindowPlaces,
  kind: WindowKind,
  screens: readonly Screen[],
  now: WindowPlace,
): WindowPlaces {
  const arrangement = arrangementOf(screens);
  const others = Object.entries(places[kind] ?? {}).filter(([name]) => name !== arrangement);
  const kept = [...others, [arrangement, now] as const].slice(-mostArrangements);
  return { ...places, [kind]: Object.fromEntries(kept) };
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** Whether enough of a window's title bar is on a display, so that one can take hold of it. */
export function canBeHeld({ x, y, width }: Rectangle, area: Rectangle): boolean {
  const visibleWidth = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return visibleWidth >= hold.width && y >= area.y && y + hold.height <= area.y + area.height;
}
