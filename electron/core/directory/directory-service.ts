import type { RequestInput, RequestOutput } from '#shared/ipc/contract.ts';
import type { DomainServices } from '#shared/ipc/services.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { queryWords } from '#shared/hangul/query-words.ts';
import type { UnitId } from '#shared/model/ids.ts';
import type { DirectoryPerson, Person } from '#shared/model/person.ts';
import type { LocalAccount, PeopleScope, Storage } from '#core/storage/index.ts';

type Input<Name extends keyof DomainServices<'directory'>> = RequestInput<'directory', Name>;
type Output<Name extends keyof DomainServices<'directory'>> = Promise<RequestOutput<'directory', Name>>;

/** Units among the results: more would push the people out of sight. */
const foundUnits = 10;

/** Finding people, and how the agencies are made up, for the windows. */
export class DirectoryService implements DomainServices<'directory'> {
  readonly #storage: Storage;
  readonly #local: () => LocalAccount;

  constructor(storage: Storage, local: () => LocalAccount) {
    this.#storage = storage;
    this.#local = local;
  }

  async search({ query, scope, limit }: Input<'search'>): Output<'search'> {
    const { people, units } = this.#storage;
    const self = this.#self();
    const words = queryWords(query);
    // One more than asked for says whether there are more; and oneself may be among them.
    const found = people
      .search(words, scopeOf(scope, self), self, limit + 2)
      .filter(({ id }) => id !== self.id);
    return {
      people: found.slice(0, limit).map(toFound),
      more: found.length > limit,
      units: units.search(words, foundUnits).map(({ id }) => ({ id, path: this.#names(id) })),
    };
  }

  async units({ parent }: Input<'units'>): Output<'units'> {
    const units = this.#storage.units.parts(parent);
    return {
      units: units.map(({ id, parent: above, name, people, hasParts }) => ({
        ...{ id, parent: above, name, people, hasParts },
      })),
    };
  }

  async unitPath({ unit }: Input<'unitPath'>): Output<'unitPath'> {
    const wanted = unit ?? this.#self().unit;
    if (wanted === null) return { path: [] };
    return { path: this.#storage.units.path(wanted).map(({ id, name }) => ({ id, name })) };
  }

  async staff({ unit, after, limit }: Input<'staff'>): Output<'staff'> {
    const people = this.#storage.people.staff(unit, after ?? null, limit + 1);
    return { people: people.slice(0, limit).map(toFound), more: people.length > limit };
  }

  async card({ person: id }: Input<'card'>): Output<'card'> {
    const { people } = this.#storage;
    const person = people.get(id);
    const { details } = person;
    const deputy = details.deputy === null ? null : this.#find(details.deputy);
    return { ...toFound(person), details, deputy: deputy === null ? null : withoutAccount(deputy) };
  }

  #self(): DirectoryPerson {
    return this.#storage.people.get(this.#local().person);
  }

  /** Whoever is named by somebody else's record may not be there. */
  #find(id: DirectoryPerson['id']): DirectoryPerson | null {
    try {
      return this.#storage.people.get(id);
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return null;
      throw error;
    }
  }

  #names(unit: UnitId): string[] {
    return this.#storage.units.path(unit).map(({ name }) => name);
  }
}

/** A person as windows may see them in lists: accounts are no business of theirs, and details are for the card. */
export function withoutAccount({ account: _account, details: _details, ...person }: DirectoryPerson): Person {
  return person;
}

function toFound(person: DirectoryPerson): { readonly person: Person; readonly reachable: boolean } {
  return { person: withoutAccount(person), reachable: person.account !== null };
}

function scopeOf(scope: 'everybody' | 'agency' | 'unit', self: Person): PeopleScope {
  const [agency] = self.departments;
  if (scope === 'everybody' || agency === undefined) return { kind: 'everybody' };
  return scope === 'agency' ? { kind: 'agency', agency } : { kind: 'unit', unit: self.unit };
}
