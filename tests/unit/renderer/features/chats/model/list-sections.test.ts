import { describe, expect, it } from 'vitest';
import { listSections } from '#renderer/features/chats/model/list-sections.ts';

const rows = (favourites: number, others: number) =>
  Array.from({ length: favourites + others }, (_, index) => ({ favourite: index < favourites }));

describe('the sections of the list', () => {
  it('has no headings without favourites', () => {
    expect(listSections(rows(0, 0))).toEqual([]);
    expect(listSections(rows(0, 3))).toEqual([]);
  });

  it('sets favourites apart from the rest', () => {
    expect(listSections(rows(2, 3))).toEqual([
      { heading: 'chats.favourites', start: 0, end: 2 },
      { heading: 'chats.recent', start: 2, end: 5 },
    ]);
  });

  it('has no empty section', () => {
    expect(listSections(rows(2, 0))).toEqual([{ heading: 'chats.favourites', start: 0, end: 2 }]);
  });
});
