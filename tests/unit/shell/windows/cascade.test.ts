import { expect, test } from 'vitest';
import { cascaded } from '#shell/windows/cascade.ts';
import type { Rectangle, Screen } from '#shell/windows/window-place.ts';

const desk: Screen = { workArea: { x: 0, y: 0, width: 1920, height: 1040 }, scaleFactor: 1 };
const second: Screen = { workArea: { x: 1920, y: 40, width: 1280, height: 984 }, scaleFactor: 1.25 };
const screens = [desk, second];
const place = { bounds: { x: 2000, y: 100, width: 560, height: 720 }, maximized: false };

function isWhole({ x, y, width, height }: Rectangle, { workArea: area }: Screen): boolean {
  return x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height;
}

test('a window stands where such a one stood before, where nothing stands', () => {
  expect(cascaded(place, [], screens)).toEqual(place);
  expect(cascaded(place, [{ x: 100, y: 100, width: 560, height: 720 }], screens)).toEqual(place);
  expect(cascaded(null, [], screens)).toBeNull();
});

test('as many windows as there may be stand whole on their display, none over another', () => {
  const standing: Rectangle[] = [];
  for (let count = 0; count < 20; count++) {
    const bounds = cascaded(place, standing, screens)?.bounds;
    if (bounds === undefined) throw new Error('there is no place');
    expect(isWhole(bounds, second), JSON.stringify(bounds)).toBe(true);
    standing.push(bounds);
  }
  expect(new Set(standing.map(({ x, y }) => `${String(x)},${String(y)}`)).size).toBe(20);
});

test('where no place is remembered, a further window stands beside the last one', () => {
  expect(cascaded(null, [place.bounds], screens)).toMatchObject({ bounds: { x: 2028, y: 128 } });
});

test('closing and opening the same window again and again does not lead it away', () => {
  const first = { x: 2000, y: 100, width: 560, height: 720 };
  let remembered = place;
  for (let turn = 0; turn < 50; turn++) {
    // Its place is written when it closes.
    remembered = cascaded(remembered, [first], screens) ?? remembered;
  }
  expect(remembered.bounds).toMatchObject({ x: 2028, y: 128 });
});

test('a window larger than its display begins at its corner', () => {
  const large = { bounds: { x: 2000, y: 100, width: 1400, height: 1200 }, maximized: false };
  expect(cascaded(large, [large.bounds], screens)?.bounds).toMatchObject({ x: 1920, y: 40 });
});
