import { describe, expect, it } from 'vitest';
import { IndexBuilder } from '#core/directory/engine/index-builder.ts';
import type { IndexedPerson, IndexedUnit } from '#core/directory/engine/indexed-person.ts';
import { IndexedUnits, indexedPerson } from '#core/directory/engine/indexed-record.ts';
import { IndexSearch, type Front, type Hit } from '#core/directory/engine/search-index.ts';
import { numberUnits } from '#core/directory/engine/unit-index.ts';
import { nationalPeople, nationalUnits } from '#tests/support/national/national-agency.ts';
import { PlainSearch } from '#tests/support/national/plain-search.ts';
import { queryKinds, sampleQueries, type QueryKind } from '#tests/support/national/sample-queries.ts';

const nobodyNear: Front = { unit: null, agency: null, people: [] };
const limit = 50;

const size = { people: 1_500, units: 300, seed: 7 };
const nation = (() => {
  const made = nationalUnits(size);
  const units = new IndexedUnits(made.map((unit, row) => ({ ...unit, row })));
  const people = Array.from(nationalPeople(size, made), (record, row) =>
    indexedPerson(record, record.details, { row, seniority: row % 5, units }),
  );
  return { units: units.units, people };
})();
const index = indexOf(nation.units, nation.people);
const plain = new PlainSearch(nation.units, nation.people);
const numbered = numberUnits(nation.units);
const rangeOf = (unit: number) => {
  const from = numbered.numbers[unit] ?? 0;
  return { from, to: numbered.index.ends[from] ?? 0 };
};
const agencyOf = (unit: number): number => {
  const parent = nation.units[unit]?.parent ?? -1;
  return parent < 0 ? unit : agencyOf(parent);
};

describe('the index of the directory', () => {
  it.each(Object.keys(queryKinds) as QueryKind[])('finds by %s what looking at everybody finds', (kind) => {
    const search = new IndexSearch(index);
    for (const query of sampleQueries(kind, 10, 11, nation.people, nation.units)) {
      const hits = search.search({ query, front: nobodyNear, scope: null, limit });
      expect(rowsOf(index.rows, hits), query).toEqual(plain.search(query, limit));
    }
  });

  it('finds the same for whoever looks from somewhere, in every part of the chart and one after the other', () => {
    const search = new IndexSearch(index);
    const looks = [
      { unit: 40, agency: agencyOf(40), rows: new Set([3, 700, 1_200]) },
      { unit: 120, agency: agencyOf(120), rows: new Set(Array.from({ length: 40 }, (_, one) => one * 30)) },
    ];
    for (const kind of Object.keys(queryKinds) as QueryKind[])
      for (const query of sampleQueries(kind, 4, 12, nation.people, nation.units))
        for (const look of looks)
          for (const scope of [undefined, look.agency, agencyOf(200)]) {
            const front = {
              unit: rangeOf(look.unit),
              agency: rangeOf(look.agency),
              people: Array.from(look.rows, (row) => index.rows.indexOf(row)),
            };
            const within = scope === undefined ? null : rangeOf(scope);
            const hits = search.search({ query, front, scope: within, limit });
            const expected = plain.search(query, limit, scope === undefined ? look : { ...look, scope });
            expect(rowsOf(index.rows, hits), `${query} in ${String(scope)}`).toEqual(expected);
          }
  });

  it('numbers people so that a unit with everything below it is a range, those at their post first', () => {
    const rows = Array.from(index.rows);
    expect(new Set(rows).size).toBe(nation.people.length);
    const presence = rows.map((row) => nation.people[row]?.present);
    expect(presence.lastIndexOf(true)).toBe(index.present - 1);
    expect(presence.indexOf(false)).toBe(index.present);
  });
});

const person: IndexedPerson = {
  row: 0,
  name: '홍길동',
  rank: '주무관',
  positions: [],
  unit: 0,
  otherUnits: [],
  duty: '',
  numbers: [],
  mail: null,
  present: true,
  seniority: 0,
};
const agencies: readonly IndexedUnit[] = [
  { row: 0, parent: -1, name: '공공혁신부' },
  { row: 1, parent: 0, name: '운영지원과' },
  { row: 2, parent: 0, name: '민원제도과' },
];

describe('the order of what is found', () => {
  it('lists a duty of thousands before people whose name it may become with the next key', () => {
    const named = Array.from({ length: 80 }, () => ({ name: '전복희' }));
    const found = search([...named, { name: '김하나', duty: '인사 전보 관리' }], '전보');
    expect(found[0]).toBe('김하나');
    expect(found).toHaveLength(limit);
  });

  it('lists names before duties, duties before units, and whoever is away last, however well they fit', () => {
    const people = [
      { name: '김민수', present: false },
      { name: '김민수정' },
      { name: '박하나', duty: '김민수 기념관' },
      { name: '오김민수' },
    ];
    expect(search(people, '김민수')).toEqual(['김민수정', '오김민수', '박하나', '김민수']);
  });

  it('lists who is near before who fits better: the own unit, the own agency, those one writes with', () => {
    const people = [
      { name: '김미' },
      { name: '김민수', unit: 1 },
      { name: '김민정', unit: 2 },
      { name: '김민호', unit: 3 },
    ];
    const units = [...agencies, { row: 9, parent: -1, name: '재정기획부' }];
    const own = { from: 1, to: 2 };
    const front = { unit: own, agency: { from: 0, to: 3 }, people: [] };
    expect(search(people, '김미', { front, units })).toEqual(['김민수', '김미', '김민정', '김민호']);
    const written = { unit: null, agency: null, people: [3] };
    expect(search(people, '김미', { front: written, units })).toEqual(['김민호', '김미', '김민수', '김민정']);
    expect(search(people, '김미', { front, units, scope: own })).toEqual(['김민수']);
  });

  it('lists what was typed before a page full of near people whose names it may become', () => {
    const near = Array.from({ length: 60 }, () => ({ name: '전복희', unit: 1 }));
    const people = [...near, { name: '김하나', unit: 3, duty: '전보 관리' }];
    const units = [...agencies, { row: 9, parent: -1, name: '재정기획부' }];
    const front = { unit: { from: 1, to: 2 }, agency: { from: 0, to: 3 }, people: [] };
    const found = search(people, '전보', { front, units });
    expect(found.indexOf('김하나')).toBeLessThan(limit / 2);
    expect(found[0]).toBe('전복희');
  });

  it('lists a number that ends in what was typed before those that contain it', () => {
    const people = [
      { name: '가하나', numbers: ['02-1234-5678'] },
      { name: '나하나', numbers: ['044-200-1234'] },
      { name: '다하나', numbers: ['044-212-3400'] },
      { name: '라하나', numbers: ['044-212-3412'] },
    ];
    expect(search(people, '1234')).toEqual(['나하나', '가하나', '다하나', '라하나']);
    expect(search(people, '123412')).toEqual(['라하나']);
    const abroad = [{ name: '마하나', numbers: ['+82 44 200 1234', '+82-10-0000-5678'] }];
    for (const typed of ['044-200-1234', '+82 44 200 1234', '+82-44-200', '1234', '010-0000', '5678'])
      expect(search(abroad, typed), typed).toEqual(['마하나']);
    expect(search(people, '1234121')).toEqual([]);
    expect(search(people, '23412')).toEqual(['라하나']);
    for (const typed of ['044)200-1234', '044.200.1234', '+82 44 200 1234', '044 200 1234', '(044) 200-1234'])
      expect(search(people, typed), typed).toEqual(['나하나']);
  });

  it('takes apart what people write together, and leaves out what they write behind names', () => {
    const people = [
      { name: '김민수', positions: ['과장'], unit: 1 },
      { name: '김하나', rank: '사무관', unit: 2 },
      { name: '박두리', positions: ['과장'], unit: 1 },
    ];
    for (const typed of [
      '김과장',
      '김과장님',
      '김민수 님',
      '김민수(운영지원과)',
      '김민수, 운영지원과',
      'RLAALSTN',
    ])
      expect(search(people, typed), typed).toEqual(['김민수']);
    expect(search(people, '김사무관님')).toEqual(['김하나']);
    for (const title of ['부장', '차장', '단장', '원장', '군수', '구청장', '부시장', '경감']) {
      const held = [{ name: '김두리', positions: [title] }];
      for (const typed of [`김${title}`, `김두리${title}`, `김두리${title}님`])
        expect(search(held, typed), typed).toEqual(['김두리']);
    }
    expect(search(people, 'ㄱㅎㄴ')).toEqual(['김하나']);
    expect(search([{ name: '박수진' }, { name: '박수하' }], 'ㅄㅈ')).toEqual(['박수진']);
  });

  it('understands words of the other keyboard with digits, dots and dashes in them', () => {
    const units = [
      ...agencies,
      { row: 3, parent: 0, name: '총무1과' },
      { row: 4, parent: 0, name: '조사2과' },
    ];
    const people = [
      { name: '김가온', unit: 3 },
      { name: '이나래', unit: 4 },
      { name: '박하나', mail: 'hong12@example.go.kr' },
      { name: '최두리', mail: 'hong.g_1-a@example.go.kr' },
      { name: '정다솜', mail: 'chdan1rhk@example.go.kr' },
    ];
    expect(search(people, 'chdan1rhk', { units })).toEqual(['정다솜', '김가온']);
    expect(search(people, 'WHTK2RHK', { units })).toEqual(['이나래']);
    expect(search(people, 'ㅗㅐㅜㅎ12', { units })).toEqual(['박하나']);
    expect(search(people, 'ㅗㅐㅜㅎ.ㅎ_1-ㅁ@', { units })).toEqual(['최두리']);
    expect(search(people, '총무1과', { units })).toEqual(['김가온', '정다솜']);
  });

  it('leaves nobody out for another form of what was typed', () => {
    const people = [{ name: '김님' }, { name: '김민수' }, { name: '이하나', mail: 'rlaalstn@example.go.kr' }];
    expect(search(people, '김님')).toEqual(['김님']);
    expect(search(people, '김민수님')).toEqual(['김민수']);
    expect(search(people, '김민수과장님에게')).toEqual(['김민수']);
    expect(search(people, 'rlaalstn')).toEqual(['이하나', '김민수']);
    expect(search(people, 'ㄱㅁㅅ')).toEqual(['김민수']);
    expect(search(people, '김밋')).toEqual([]);
    expect(search([{ name: '김미소' }], '김밋')).toEqual(['김미소']);
    expect(search([{ name: '김과장' }, { name: '고길동' }], '고')).toEqual(['고길동', '김과장']);
    expect(search([{ name: '이하나', duty: '고시 관리' }], '고')).toEqual([]);
  });
});

describe('what a directory may hold', () => {
  it('units that go round in a circle, and those whose parent is not there', () => {
    const units = [
      { row: 1, parent: 1, name: '가나과' },
      { row: 2, parent: 0, name: '다라과' },
      { row: 3, parent: 9, name: '마바과' },
    ];
    const people = units.map((_, unit) => ({ name: `김하${String(unit)}`, unit }));
    expect(search(people, '마바', { units })).toEqual(['김하2']);
    expect(search(people, '가나', { units }).toSorted()).toEqual(['김하0', '김하1']);
    expect(search([{ name: '김하나', unit: -1 }], '김하나', { units })).toEqual(['김하나']);
  });

  it('names of any length and script, as they come from anywhere', () => {
    const names = [
      '김',
      '남궁민수'.repeat(10),
      'Nguyễn Thu Hà',
      '홍길동'.normalize('NFD'),
      'ＡＮＮＡ Keller',
    ];
    const people = names.map((name) => ({ name }));
    expect(search(people, '남궁')).toEqual([names[1]]);
    expect(search(people, 'nguyễn')).toEqual([names[2]]);
    expect(search(people, '길동')).toEqual([names[3]]);
    expect(search(people, '길동'.normalize('NFD'))).toEqual([names[3]]);
    expect(search(people, 'anna')).toEqual([names[4]]);
    expect(search(people, '😀')).toEqual([]);
  });

  it('posts besides one’s own, and numbers with and without hyphens', () => {
    const people = [
      {
        name: '김하나',
        unit: 1,
        otherUnits: [2],
        positions: ['팀장', '간사'],
        numbers: ['044-205-0123', '0123'],
      },
      { name: '이두리', unit: 2, numbers: ['119'] },
    ];
    expect(search(people, '민원제도')).toEqual(
      ['김하나', '이두리'].toSorted((one) => (one === '김하나' ? -1 : 1)),
    );
    expect(search(people, '간사')).toEqual(['김하나']);
    for (const query of ['044-205', '0442050123', '205-01', '2050', '0123', '123'])
      expect(search(people, query), query).toEqual(['김하나']);
    expect(search(people, '119')).toEqual([]);
    expect(search(people, '12')).toEqual([]);
  });

  it('posts in a unit that one looks in, wherever somebody belongs otherwise', () => {
    const people = [
      { name: '김가온', unit: 1, otherUnits: [2] },
      { name: '김나래', unit: 2, otherUnits: [1, 2] },
      { name: '김다솜', unit: 1, otherUnits: [2], present: false },
      { name: '김라온', unit: 1 },
    ];
    const scope = { from: 2, to: 3 };
    expect(search(people, '김', { scope })).toEqual(['김가온', '김나래', '김다솜']);
    expect(search(people, '', { scope })).toEqual(['김가온', '김나래', '김다솜']);
    expect(search(people, '김 민원제도', { scope })).toEqual(['김가온', '김나래', '김다솜']);
    expect(search(people, '라온', { scope })).toEqual([]);
    const written = { unit: null, agency: null, people: [2] };
    const [first] = search(people, '김', { scope, front: written });
    expect(first).toBe('김나래');
    // Nobody comes twice.
    expect(search(people, '김', { scope: { from: 0, to: 3 } })).toEqual([
      '김가온',
      '김라온',
      '김나래',
      '김다솜',
    ]);
  });

  it('an address whose letters make no syllable on the Korean keyboard', () => {
    expect(search([{ name: '김하나', mail: 'pyhhlr1@example.go.kr' }], 'pyhhlr')).toEqual(['김하나']);
  });

  it('nobody at all', () => {
    expect(search([], '김')).toEqual([]);
    expect(search([], '')).toEqual([]);
  });

  it('everybody in the order of lists where no words are typed', () => {
    const people = [
      { name: '김하나', present: false },
      { name: '이하나', unit: 1 },
      { name: '박하나', unit: 0 },
    ];
    expect(search(people, '   ')).toEqual(['박하나', '이하나', '김하나']);
  });
});

interface Options {
  readonly front?: Front;
  readonly units?: readonly IndexedUnit[];
  readonly scope?: { readonly from: number; readonly to: number };
}

/** The names of whom a query finds among people who were told in this order. */
function search(
  people: readonly Partial<IndexedPerson>[],
  query: string,
  { front = nobodyNear, units = agencies, scope }: Options = {},
): readonly (string | undefined)[] {
  const whole = people.map((one, row) => ({ ...person, ...one, row }));
  const built = indexOf(units, whole);
  const hits = new IndexSearch(built).search({ query, front, scope: scope ?? null, limit });
  return hits.map(({ staff }) => whole[built.rows[staff] ?? -1]?.name);
}

function indexOf(units: readonly IndexedUnit[], people: readonly IndexedPerson[]) {
  const builder = new IndexBuilder(numberUnits(units));
  for (const one of people) builder.add(one);
  return builder.build();
}

function rowsOf(rows: Uint32Array, hits: readonly Hit[]): readonly { row: number; tier: number }[] {
  return hits.map(({ staff, tier }) => ({ row: rows[staff] ?? -1, tier }));
}
