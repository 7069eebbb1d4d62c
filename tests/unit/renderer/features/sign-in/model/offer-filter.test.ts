import { describe, expect, it } from 'vitest';
import { filterOffers } from '#renderer/features/sign-in/model/offer-filter.ts';
import { personId } from '#shared/model/ids.ts';
import { testPerson } from '../../../support.ts';

const offers = [
  { person: testPerson({ id: personId('a'), name: '한지우', duty: '예산' }), taken: false },
  { person: testPerson({ id: personId('b'), name: '김도현', position: '과장' }), taken: true },
];
const names = (query: string) => filterOffers(offers, query).map((offer) => offer.person.name);

describe('filtering offers', () => {
  it.each([
    ['', ['한지우', '김도현']],
    ['지우', ['한지우']],
    ['지우'.normalize('NFD'), ['한지우']],
    ['예산 한', ['한지우']],
    ['과장', ['김도현']],
    ['부처', ['한지우', '김도현']],
    ['없음', []],
  ])('by "%s"', (query, shown) => {
    expect(names(query)).toEqual(shown);
  });
});
