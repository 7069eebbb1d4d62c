import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { accountId, type UnitId } from '#shared/model/ids.ts';
import { noDetails, type PersonDetails, type StaffRecord } from '#shared/model/person.ts';
import type { DirectoryPage } from '#shared/backend/directory-page.ts';
import type { ControlStore } from '#relay/stores/control-store.ts';
import { standardVisibility, type Visibility } from '#relay/visibility.ts';
import { staffRecord } from '#tests/support/test-staff.ts';

import { enrol, now, person, unit } from './control-store-people.ts';

/** What every control store does with the directory. */
export function directoryStoreSuite(name: string, open: () => ControlStore): void {
  describe(`${name}: who gets to see what`, () => {
    const reachable = (
      index: number,
      details: Partial<PersonDetails>,
      in_: UnitId | null = null,
    ): StaffRecord =>
      staffRecord({
        ...person(index),
        ...{ unit: in_, duty: '', extension: '', details: { ...noDetails, ...details } },
      });

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

    test('the agency of an account is the unit at the top of theirs, whatever it is called', () => {
      const store = open();
      const [here, there] = [unit(1), { ...unit(2), name: unit(1).name }];
      const units = [here, there, unit(3, 1), unit(4, 2)];
      const inUnit = (index: number, number: number | null): StaffRecord =>
        reachable(index, {}, number === null ? null : unit(number).id);
      store.putDirectory({ units, people: [inUnit(1, 3), inUnit(2, 4), inUnit(3, null)] }, 'test');
      const accounts = [1, 2, 3].map((index) => enrol(store, person(index).id).account);
      const agencies = (): readonly unknown[] => accounts.map((account) => store.agency(account));
      expect(agencies()).toEqual(['u-1', 'u-2', null]);
      expect(store.agency(accountId(randomUUID()))).toBeNull();
      store.putDirectory({ units, people: [inUnit(1, 2), inUnit(2, 4), inUnit(3, 4)] }, 'moved');
      expect(agencies()).toEqual(['u-2', 'u-2', 'u-2']);
    });

    test('whoever comes to another agency with their unit is a change, though none of their words is', () => {
      const store = open();
      const units = [unit(1), { ...unit(2), name: unit(1).name }, unit(3, 1), unit(4, 3)];
      const people = [reachable(1, {}, unit(1).id), reachable(2, {}, unit(4).id)];
      store.putDirectory({ units, people }, 'test');
      const { account } = enrol(store, person(2).id);
      const { token } = store.directoryPage(null, 10, null);
      store.putDirectory(
        { units: units.map((one) => (one.id === 'u-3' ? unit(3, 2) : one)), people },
        'moved',
      );
      expect(store.agency(account)).toBe('u-2');
      expect(store.directoryPage(token, 10, null)).toMatchObject({
        units: [{ id: 'u-3' }],
        people: [{ id: 'p-2', agency: 'u-2' }],
      });
    });

    test('whoever changes their agency gets those of both again of whom they may see more or less now', () => {
      const store = open();
      const [former, present] = [unit(1).id, unit(2).id];
      const people = [
        reachable(1, { mobile: '010' }, former),
        reachable(2, {}, former),
        reachable(3, { mobile: '010' }, former),
        reachable(4, { mobile: '010' }, present),
        reachable(5, { mobile: '010' }, unit(3).id),
      ];
      store.putDirectory({ units: [unit(1), unit(2), unit(3)], people }, 'test');
      const all = pagesOf(store, null, 10, former);
      const token = all.at(-1)?.token ?? null;
      expect(idsOf(pagesOf(store, token, 10, former))).toEqual([]);
      // A page each, as if it were cut off after every one.
      const again = pagesOf(store, token, 1, present);
      expect(idsOf(again)).toEqual(['p-1', 'p-3', 'p-4']);
      expect(again.every(({ begins }) => !begins)).toBe(true);
      expect(again.map(({ remaining }) => remaining)).toEqual(
        again.map(({ remaining }) => remaining).toSorted((one, other) => other - one),
      );
      expect(idsOf(pagesOf(store, again.at(-1)?.token ?? null, 1, present))).toEqual([]);
      // Back again in the middle: of the agency to which they were on the way nothing stays.
      const middle = again[0]?.token ?? null;
      expect(new Set(idsOf(pagesOf(store, middle, 10, former)))).toEqual(new Set(['p-1', 'p-3', 'p-4']));
      // Nobody sees more than others.
      store.putVisibility({ ...standardVisibility, mobile: 'everybody' });
      const opened = pagesOf(store, token, 10, former).at(-1)?.token ?? null;
      expect(idsOf(pagesOf(store, opened, 10, present))).toEqual([]);
    });

    test('whoever has retired or left does not serve; whoever is away does', () => {
      const store = open();
      const people = [1, 2, 3, 4].map((index) => reachable(index, {}));
      store.putDirectory({ units: [], people }, 'test');
      const accounts = people.map(({ id }) => enrol(store, id).account);
      const serving = (): readonly boolean[] => accounts.map((account) => store.isServing(account));
      expect(serving()).toEqual([true, true, true, true]);
      const [one, two, three] = people.map((record, index): StaffRecord => {
        const kinds = [
          { kind: 'retired' },
          { kind: 'on-leave', until: null },
          { kind: 'seconded', to: '' },
        ] as const;
        return { ...record, employment: kinds[index] ?? { kind: 'working' } };
      });
      store.putDirectory({ units: [], people: [one, two, three].filter((who) => who !== undefined) }, 'left');
      expect(serving()).toEqual([false, true, true, false]);
      store.putDirectory({ units: [], people }, 'back');
      expect(serving()).toEqual([true, true, true, true]);
      expect(store.isServing(accountId(randomUUID()))).toBe(false);
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
        begins: false,
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
        unit: unit(number % 3 === 0 ? 3 : 2).id,
      }));
      const own = unit(1).id;
      const units = [unit(1), unit(2), unit(3, 1)];
      store.putDirectory({ units, people }, 'first');
      const pages = [store.directoryPage(null, 2, own)];
      const moved = { ...person(1), unit: unit(1).id };
      while (pages.at(-1)?.more === true) {
        // While the others are on their way, somebody changes their agency, and somebody leaves.
        if (pages.length === 4)
          store.putDirectory({ units, people: [moved, ...people.slice(1, 11)] }, 'second');
        pages.push(store.directoryPage(pages.at(-1)?.token ?? null, 2, own));
      }
      const ids = pages.flatMap((page) => page.people.map(({ id }) => id));
      expect(pages.flatMap((page) => page.units.map(({ id }) => id))).toEqual(['u-1', 'u-2', 'u-3']);
      expect(ids.slice(0, 4)).toEqual(['p-3', 'p-6', 'p-9', 'p-12']);
      expect(ids.toSorted()).toEqual(people.map(({ id }) => id).toSorted());
      expect(ids.at(-1)).toBe('p-1');
      expect(pages.flatMap(({ removed }) => removed)).toEqual(['p-12']);
      expect(pages.map(({ remaining }) => remaining).at(-1)).toBe(0);
      for (const { remaining } of pages) expect(remaining).toBeGreaterThanOrEqual(0);
      expect(pages.map(({ begins }) => begins)).toEqual(pages.map((_, index) => index === 0));
    });

    test('whoever comes with a token of another directory begins anew', () => {
      const [store, other] = [open(), open()];
      for (const one of [store, other])
        one.putDirectory({ units: [unit(1)], people: [person(1), person(2)] }, 'test');
      const { token } = other.directoryPage(null, 10, null);
      expect(other.directoryPage(token, 10, null)).toMatchObject({ begins: false, people: [] });
      const anew = store.directoryPage(token, 10, null);
      expect(anew).toMatchObject({ begins: true, people: [{ id: 'p-1' }, { id: 'p-2' }] });
      expect(store.directoryPage(anew.token, 10, null)).toMatchObject({ begins: false, people: [] });
      // Tokens of before they named their directory.
      for (const former of ['3', 'own.1.3.eA'])
        expect(store.directoryPage(former, 10, null)).toMatchObject({ begins: true, more: false });
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
        Buffer.from('{}').toString('base64url'),
        Buffer.from('{"run":"","place":{"part":"changes","after":-1,"agency":null}}').toString('base64url'),
      ])
        expect(() => store.directoryPage(token, 10, null)).toThrow('invalid-request');
    });
  });
}

/** All pages from a token on, as they come to somebody of an agency. */
function pagesOf(
  store: ControlStore,
  since: string | null,
  limit: number,
  agency: UnitId,
): readonly DirectoryPage[] {
  const pages = [store.directoryPage(since, limit, agency)];
  while (pages.at(-1)?.more === true)
    pages.push(store.directoryPage(pages.at(-1)?.token ?? null, limit, agency));
  return pages;
}

function idsOf(pages: readonly DirectoryPage[]): readonly string[] {
  return pages.flatMap(({ people }) => people.map(({ id }) => id));
}
