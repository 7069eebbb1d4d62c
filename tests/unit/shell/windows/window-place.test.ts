import { expect, test } from 'vitest';
import {
  arrangementOf,
  keptPlaces,
  rememberedPlace,
  withPlace,
  type Screen,
  type WindowPlaces,
} from '#shell/windows/window-place.ts';

const desk: Screen = { workArea: { x: 0, y: 0, width: 1920, height: 1040 }, scaleFactor: 1 };
const second: Screen = { workArea: { x: 1920, y: 0, width: 2560, height: 1400 }, scaleFactor: 1.25 };
const place = { bounds: { x: 2200, y: 80, width: 900, height: 700 }, maximized: false };

test('a window stands again where it stood with the same displays, in whatever order they are listed', () => {
  const places = withPlace({}, 'main', [desk, second], place);
  expect(rememberedPlace(places, 'main', [second, desk])).toEqual(place);
});

test('each arrangement of displays has a place of its own', () => {
  const alone = { bounds: { x: 10, y: 10, width: 800, height: 600 }, maximized: true };
  const places = withPlace(withPlace({}, 'main', [desk, second], place), 'main', [desk], alone);
  expect(rememberedPlace(places, 'main', [desk, second])).toEqual(place);
  expect(rememberedPlace(places, 'main', [desk])).toEqual(alone);
  expect(rememberedPlace(places, 'conversation', [desk])).toBeNull();
});

test.each([
  ['beyond the right edge', { x: 1900, y: 10, width: 800, height: 600 }],
  ['beyond the left edge', { x: -790, y: 10, width: 800, height: 600 }],
  ['above the display', { x: 10, y: -200, width: 800, height: 600 }],
  ['below the display', { x: 10, y: 1030, width: 800, height: 600 }],
])('a place %s, where nobody could take hold of the window, is not used', (_name, bounds) => {
  const places = withPlace({}, 'main', [desk], { bounds, maximized: false });
  expect(rememberedPlace(places, 'main', [desk])).toBeNull();
});

test('eight arrangements are remembered; the one that was used longest ago goes', () => {
  const screens = Array.from({ length: 9 }, (_, index) => [
    { workArea: { x: 0, y: 0, width: 1000 + index, height: 900 }, scaleFactor: 1 },
  ]);
  const near = { bounds: { x: 10, y: 10, width: 600, height: 500 }, maximized: false };
  const places = screens.reduce<WindowPlaces>((all, one) => withPlace(all, 'main', one, near), {});
  expect(Object.keys(places.main ?? {})).toHaveLength(8);
  expect(rememberedPlace(places, 'main', screens[0] ?? [])).toBeNull();
  expect(rememberedPlace(places, 'main', screens[8] ?? [])).toEqual(near);
});

test('places from a file are parsed: what does not fit is no place, and costs the others nothing', () => {
  const [here, bad, newer] = ['0,0,1920,1040,1', '0,0,1,1,1', '0,0,2,2,1'];
  const kept = {
    main: {
      [bad]: { bounds: {}, maximized: 1 },
      [here]: place,
      [newer]: { ...place, snapped: 'left' },
      ['x'.repeat(401)]: place,
    },
    conversation: 'nowhere',
    elsewhere: { [here]: place },
  };
  expect(arrangementOf([desk])).toBe(here);
  expect(keptPlaces(kept)).toEqual({ main: { [here]: place } });
  for (const nothing of [undefined, null, 1, 'main', [], { main: null }])
    expect(keptPlaces(nothing)).toEqual({});
});
