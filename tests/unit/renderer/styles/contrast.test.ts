import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromRoot } from '#build/vite/paths.ts';

const sheet = readFileSync(fromRoot('renderer/styles/tokens.css'), 'utf8');

/** The colours of one rule of the sheet. */
function coloursOf(selector: string): ReadonlyMap<string, string> {
  const start = sheet.indexOf(`${selector} {`);
  const rule = sheet.slice(start, sheet.indexOf('\n}', start));
  return new Map(
    [...rule.matchAll(/--nr-([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [
      name ?? '',
      colour ?? '',
    ]),
  );
}

const light = coloursOf("[data-theme='light']");
// What the dark theme does not name stays as it is in the light one.
const themes = { light, dark: new Map([...light, ...coloursOf("[data-theme='dark']")]) } as const;

/** As WCAG 2.2 defines it, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const surfaces = ['chrome', 'pane', 'canvas', 'raised', 'sunken', 'hover', 'selected'];
const cross = (
  fronts: readonly string[],
  grounds: readonly string[],
): readonly (readonly [string, string])[] =>
  fronts.flatMap((front) => grounds.map((ground) => [front, ground] as const));

/** Words on what lies under them. */
const texts = [
  ...cross(['text', 'text-2', 'text-3'], surfaces),
  ...cross(['text', 'text-2'], ['hover-strong', 'mine', 'theirs', 'accent-soft']),
  ...cross(
    ['accent-text'],
    ['pane', 'canvas', 'chrome', 'raised', 'hover', 'selected', 'accent-soft', 'mine'],
  ),
  ...cross(['on-accent'], ['accent', 'accent-hover']),
  ...cross(['mine-text'], ['mine']),
  ...cross(['danger'], ['pane', 'canvas', 'raised', 'hover', 'selected', 'danger-soft']),
  ...cross(['on-danger'], ['danger']),
  ...cross(['warn'], ['pane', 'canvas', 'warn-soft']),
  ...cross(['ok'], ['pane', 'canvas', 'ok-soft']),
  ...cross(['info'], ['pane', 'info-soft']),
  ...cross(['hit-text'], ['hit']),
  ...cross(['brand-text', 'brand-text-2'], ['brand']),
  ...[1, 2, 3, 4, 5, 6].map((tint) => [`t${tint}-text`, `t${tint}`] as const),
];

/** Outlines of controls, rings, and marks of presence, without which one would not see what is there. */
const graphics = [
  ...cross(['line-control', 'focus'], ['chrome', 'pane', 'canvas', 'sunken', 'hover', 'selected']),
  ...cross(['on', 'away', 'dnd', 'off'], ['pane', 'hover', 'selected', 'chrome']),
  ...cross(['accent'], ['pane']),
];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const ratio = (front: string, ground: string): number => {
    const colours = [front, ground].map((name) => themes[theme].get(name));
    const [one, other] = colours;
    if (one === undefined || other === undefined) throw new Error(`no such token: ${front} or ${ground}`);
    return contrast(one, other);
  };

  it.each(texts)('%s can be read on %s', (front, ground) => {
    expect(ratio(front, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(graphics)('%s can be seen on %s', (front, ground) => {
    expect(ratio(front, ground)).toBeGreaterThanOrEqual(3);
  });
});

it('black on white is 21 to 1, and a colour on itself 1 to 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#256ef4', '#256ef4')).toBe(1);
});
