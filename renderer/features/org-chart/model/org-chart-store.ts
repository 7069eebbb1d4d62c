import { create } from 'zustand';
import type { SearchScope } from '#renderer/bridge/directory-queries.ts';
import type { PersonId, UnitId } from '#shared/model/ids.ts';

interface OrgChartStore {
  readonly open: ReadonlySet<UnitId>;
  readonly unit: UnitId | null;
  readonly person: PersonId | null;
  readonly query: string;
  readonly scope: SearchScope;
  /**
   * What is waited for: that the focus goes from the search field into the results, that the first one of them is chosen, or
   * that the focus goes on from a department among them to its people.
   */
  readonly lead: 'focus' | 'choose' | 'people' | null;
  readonly toggle: (unit: UnitId, open: boolean) => void;
  /** Shows the people of a unit. */
  readonly chooseUnit: (unit: UnitId | null) => void;
  readonly choosePerson: (person: PersonId | null) => void;
  readonly search: (query: string) => void;
  readonly leadTo: (lead: OrgChartStore['lead']) => void;
  readonly searchIn: (scope: SearchScope) => void;
  /** Opens the way to a unit, and shows its people. */
  readonly reveal: (path: readonly UnitId[]) => void;
}

/** What is open, chosen and typed in the org chart. It stays while one is elsewhere. */
export const useOrgChartStore = create<OrgChartStore>()((set) => ({
  open: new Set(),
  unit: null,
  person: null,
  query: '',
  scope: 'everybody',
  lead: null,
  toggle: (unit, isOpen) =>
    set(({ open }) => {
      const changed = new Set(open);
      if (isOpen) changed.add(unit);
      else changed.delete(unit);
      return { open: changed };
    }),
  chooseUnit: (unit) => set({ unit, query: '' }),
  choosePerson: (person) => set({ person }),
  search: (query) => set({ query, lead: null }),
  leadTo: (lead) => set({ lead }),
  searchIn: (scope) => set({ scope }),
  reveal: (path) =>
    set(({ open }) => ({
      open: new Set([...open, ...path.slice(0, -1)]),
      unit: path.at(-1) ?? null,
      query: '',
    })),
}));
