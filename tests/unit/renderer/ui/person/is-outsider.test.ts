import { expect, test } from 'vitest';
import { isOutsider } from '#renderer/ui/person/is-outsider.ts';
import { unitId } from '#shared/model/ids.ts';

test('two agencies of one name are two; without ids the name says it; nobody is outside of nothing', () => {
  const [here, there] = ['1', '2'].map((id) => ({ agency: unitId(id), departments: ['중구', '과'] }));
  if (here === undefined || there === undefined) throw new Error('nothing there');
  expect(isOutsider(there, here)).toBe(true);
  expect(isOutsider({ ...here, departments: ['옛 이름'] }, here)).toBe(false);
  expect(isOutsider({ departments: ['중구'] }, here)).toBe(false);
  expect(isOutsider({ departments: ['동구'] }, here)).toBe(true);
  expect(isOutsider({ departments: [] }, here)).toBe(false);
  expect(isOutsider(there, undefined)).toBe(false);
});
