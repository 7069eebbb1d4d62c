import { memo } from 'react';
import type { LucideIcon } from './icons.ts';

/** Draws an icon at one of the sizes of the design. It is always decoration: the word beside it, or a label, speaks. */
export const Icon = memo(function Icon({
  of: Drawing,
  size = 18,
}: {
  readonly of: LucideIcon;
  readonly size?: IconSize;
}) {
  return (
    <Drawing
      aria-hidden="true"
      focusable="false"
      size={size}
      strokeWidth={strokes[size]}
      style={{ flex: 'none' }}
    />
  );
});

type IconSize = 12 | 14 | 16 | 18 | 20 | 21 | 24 | 32;

// Small icons need a heavier stroke to look the same, large ones a lighter one.
const strokes: Readonly<Record<IconSize, number>> = {
  12: 2,
  14: 2,
  16: 1.75,
  18: 1.75,
  20: 1.75,
  21: 1.75,
  24: 1.75,
  32: 1.5,
};
