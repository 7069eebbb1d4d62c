import { describe, expect, it } from 'vitest';
import { IndexedUnits, indexedPerson } from '#core/directory/engine/indexed-record.ts';
import { nationalPeople, nationalUnits } from '#tests/support/national/national-agency.ts';
import { PlainSearch } from '#tests/support/national/plain-search.ts';
import { sampleQueries, severalWords } from '#tests/support/national/sample-queries.ts';

const size = { people: 4_000, units: 400, seed: 7 };
const made = nationalUnits(size);
const people = [...nationalPeople(size, made)];

describe('a generated nation', () => {
  it('has people with other posts, in the chart and outside of it, seconded ones, and mobile numbers', () => {
    const posts = people.flatMap(({ details }) => details.otherPosts);
    expect(Math.abs(posts.length / people.length - 0.05)).toBeLessThan(0.02);
    const outside = posts.filter(({ unit }) => unit === null);
    expect(outside.length).toBeGreaterThan(0);
    const seconded = people.filter(({ employment }) => employment.kind === 'seconded');
    expect(seconded.length / people.length).toBeGreaterThan(0.005);
    expect(seconded.length / people.length).toBeLessThan(0.02);
    for (const { departments, details } of people)
      if (departments[0] === made[0]?.name) expect(details.mobile).toMatch(/^010-0\d{3}-\d{4}$/);
      else expect(details.mobile).toBeNull();
    expect(people.some(({ details }) => details.mobile !== null)).toBe(true);
  });

  it('is asked for two words that many people have, and nobody both of', () => {
    const units = new IndexedUnits(made.map((unit, row) => ({ ...unit, row })));
    const indexed = people.map((record, row) =>
      indexedPerson(record, record.details, { row, seniority: 1, units }),
    );
    const plain = new PlainSearch(units.units, indexed);
    for (const kind of severalWords) {
      const absent = sampleQueries(kind, 40, 3, indexed, units.units).filter(
        (query, place) => place % 10 === 9 && !query.endsWith('9'),
      );
      expect(absent, kind).toHaveLength(2);
      for (const query of absent) {
        expect(plain.search(query, 1), query).toEqual([]);
        for (const word of query.split(' ')) expect(plain.search(word, 100).length).toBeGreaterThan(50);
      }
    }
  });
});
