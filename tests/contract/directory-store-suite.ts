import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { accountId } from '#shared/model/ids.ts';
import { noDetails, type PersonDetails, type StaffRecord } from '#shared/model/person.ts';
import { type ControlStore } from '#relay/stores/control-store.ts';
import { standardVisibility, type Visibility } from '#relay/visibility.ts';
import { staffRecord } from '#tests/support/test-staff.ts';

import { enrol, now, person, unit } from './control-store-people.ts';

/** What every control store does with the directory. */
export function directoryStoreSuite(name: string, open: () => ControlStore): void {
  describe(`${name}: who gets to see what`, () => {
    const reachable = (index: number, details: Partial<PersonDetails>): StaffRecord =>
      staffRecord({ ...person(index), duty: '', extension: '', details: { ...noDetails, ...details } });

    test('a decision is kept, and only people of whom others see more or less now are changes', () => {
      const store = open();
      const people = [
        reachable(1, { mobile: '010' }),
        reachable(2, { mail: 'a@b.example' }),
        reachable(3, {}),
      ];
      store.putDirectory({ units: [unit(1)], people }, 'test');
      expect(store.visibility()).toEqual(standardVisibility);
      const changedBy = (visibility: Visibility): readonly string[] => {
        const { token } = store.directoryPage(null, 100, null);
        store.putVisibility(visibility);
        expect(store.visibility()).toEqual(visibility);
        return store.directoryPage(token, 100, null).people.map(({ id }) => id);
      };
      // Until then everybody saw everything.
      expect(changedBy(standardVisibility)).toEqual(['p-1']);
      expect(changedBy(standardVisibility)).toEqual([]);
      expect(changedBy({ ...standardVisibility, mail: 'own-agency' })).toEqual(['p-2']);
      expect(changedBy({ ...standardVisibility, mobile: 'everybody', photo: 'nobody' })).toEqual([
        'p-1',
        'p-2',
      ]);
      store.putDirectory({ units: [unit(1)], people }, 'again');
      expect(store.directoryPage(null, 100, null).people.map(({ id }) => id)).toEqual(['p-3', 'p-1', 'p-2']);
    });

    test('the agency of an account is the first of its departments, as they are today', () => {
      const store = open();
      store.putDirectory(
        { units: [], people: [person(1), staffRecord({ ...person(2), departments: [] })] },
        'test',
      );
      const [one, other] = [enrol(store, person(1).id), enrol(store, person(2).id)];
      expect([store.agency(one.account), store.agency(other.account)]).toEqual(['기관', null]);
      expect(store.agency(accountId(randomUUID()))).toBeNull();
      store.putDirectory(
        { units: [], people: [staffRecord({ ...person(1), departments: ['다른 기관'] })] },
        'moved',
      );
      expect([store.agency(one.account), store.agency(other.account)]).toEqual(['다른 기관', null]);
    });
  });

  describe(`${name}: directory`, () => {
    test('a snapshot comes in pages, units first, and later only what has changed or is gone', () => {
      const store = open();
      expect(store.directoryEdition()).toBeNull();
      const units = [unit(1), unit(2, 1)];
      store.putDirectory({ units, people: [1, 2, 3].map(person) }, 'first');
      expect(store.directoryEdition()).toBe('first');
      const first = store.directoryPage(null, 4, null);
      expect(first).toMatchObject({ units, people: [{ id: 'p-1' }, { id: 'p-2' }], more: true });
      const second = store.directoryPage(first.token, 4, null);
      expect(second).toMatchObject({ units: [], people: [{ id: 'p-3', account: null }], more: false });
      expect(store.directoryPage(second.token, 2, null)).toEqual({
        ...{ units: [], people: [], removedUnits: [], removed: [] },
        token: second.token,
        more: false,
        remaining: 0,
      });

      const { account } = enrol(store, person(2).id);
      const renamed = { ...unit(1), name: 'another' };
      const people = [person(2), { ...person(3), duty: 'another' }];
      store.putDirectory({ units: [renamed], people }, 'second');
      expect(store.directoryEdition()).toBe('second');
      const delta = store.directoryPage(second.token, 10, null);
      expect(delta).toMatchObject({
        units: [renamed],
        people: [
          { id: 'p-2', account },
          { id: 'p-3', duty: 'another' },
        ],
        removedUnits: ['u-2'],
        removed: ['p-1'],
      });
      expect(() => store.person(person(1).id)).toThrow('not-found');
      expect(() => store.issueInvitation(person(1).id, now)).toThrow('not-found');
    });

    test('who comes back is there again, and the same once more is no change', () => {
      const store = open();
      const both = { units: [unit(1)], people: [person(1), person(2)] };
      store.putDirectory(both, 'first');
      store.putDirectory({ units: [], people: [person(1)] }, 'second');
      const { token } = store.directoryPage(null, 10, null);
      store.putDirectory(both, 'third');
      const back = store.directoryPage(token, 10, null);
      expect(back).toMatchObject({ units: [{ id: 'u-1' }], people: [{ id: 'p-2' }], removed: [] });
      store.putDirectory(both, 'fourth');
      expect(store.directoryPage(back.token, 10, null)).toMatchObject({
        units: [],
        people: [],
        token: back.token,
      });
    });

    test('a new PC gets its own agency first, everybody once, and then what has changed meanwhile', () => {
      const store = open();
      const numbers = Array.from({ length: 12 }, (_, number) => number + 1);
      const people = numbers.map((number) => ({
        ...person(number),
        departments: [number % 3 === 0 ? '우리 부' : '다른 부', '과'],
      }));
      store.putDirectory({ units: [unit(1), unit(2, 1), unit(3, 1)], people }, 'first');
      const pages = [store.directoryPage(null, 2, '우리 부')];
      const moved = { ...person(1), departments: ['우리 부', '과'] };
      while (pages.at(-1)?.more === true) {
        // While the others are on their way, somebody changes their agency, and somebody leaves.
        if (pages.length === 4)
          store.putDirectory(
            { units: [unit(1), unit(2, 1), unit(3, 1)], people: [moved, ...people.slice(1, 11)] },
            'second',
          );
        pages.push(store.directoryPage(pages.at(-1)?.token ?? null, 2, '우리 부'));
      }
      const ids = pages.flatMap((page) => page.people.map(({ id }) => id));
      expect(pages.flatMap((page) => page.units.map(({ id }) => id))).toEqual(['u-1', 'u-2', 'u-3']);
      expect(ids.slice(0, 4)).toEqual(['p-3', 'p-6', 'p-9', 'p-12']);
      expect(ids.toSorted()).toEqual(people.map(({ id }) => id).toSorted());
      expect(ids.at(-1)).toBe('p-1');
      expect(pages.flatMap(({ removed }) => removed)).toEqual(['p-12']);
      expect(pages.map(({ remaining }) => remaining).at(-1)).toBe(0);
      for (const { remaining, token } of pages) {
        expect(remaining).toBeGreaterThanOrEqual(0);
        expect(token).not.toContain('우리');
      }
    });

    test('a token that no store made is refused', () => {
      const store = open();
      for (const token of [
        'x',
        '-1',
        '1.5',
        ''.padEnd(30, '9'),
        'own.1.2',
        'own.x.2.',
        'own.1.2.%',
        'all.1.2.eA',
      ])
        expect(() => store.directoryPage(token, 10, null)).toThrow('invalid-request');
    });
  });
}
