import type { RequestInput, RequestOutput } from '#shared/ipc/contract.ts';
import type { DomainServices } from '#shared/ipc/services.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { DirectoryPerson, Person } from '#shared/model/person.ts';
import type { LocalAccount, Storage } from '#core/storage/index.ts';
import type { DirectoryIndexKeeper } from './index-keeper.ts';

type Input<Name extends keyof DomainServices<'directory'>> = RequestInput<'directory', Name>;
type Output<Name extends keyof DomainServices<'directory'>> = Promise<RequestOutput<'directory', Name>>;

/** Units among the results: more would push the people out of sight. */
const foundUnits = 10;
/** Favourites and people written with lately who come before others: as many as one has in mind. */
const nearPeople = 50;

/** Finding people, and how the agencies are made up, for the windows. */
export class DirectoryService implements DomainServices<'directory'> {
  readonly #storage: Storage;
  readonly #index: DirectoryIndexKeeper;
  readonly #local: () => LocalAccount;

  constructor(storage: Storage, index: DirectoryIndexKeeper, local: () => LocalAccount) {
    this.#storage = storage;
    this.#index = index;
    this.#local = local;
  }

  async search({ query, scope, limit }: Input<'search'>): Output<'search'> {
    this.#requireGiven();
    const self = this.#self();
    const agency = self.unit === null ? null : (this.#storage.units.pathOrNone(self.unit)[0]?.id ?? null);
    const within = scope === 'everybody' ? null : scope === 'agency' ? agency : self.unit;
    // Of an own place that is not known nobody is known to be.
    if (scope !== 'everybody' && within === null) return { people: [], more: false, units: [] };
    const reader = await this.#index.reader();
    const { people, more, units } = await reader.search({
      ...{ query, limit, agency },
      units: foundUnits,
      self: self.id,
      unit: self.unit,
      scope: within,
      near: this.#storage.conversations.nearest(nearPeople),
    });
    return { people: [...people], more, units: units.map(({ id, path }) => ({ id, path: [...path] })) };
  }

  async state(): Output<'state'> {
    return this.#index.state;
  }

  async units({ parent }: Input<'units'>): Output<'units'> {
    this.#requireGiven();
    const units = this.#storage.units.parts(parent);
    const reader = await this.#index.reader();
    const counts = await reader.counts(units.map(({ id }) => id));
    return {
      units: units.map(({ id, parent: above, name, hasParts }, place) => ({
        ...{ id, parent: above, name, hasParts },
        people: counts[place] ?? 0,
      })),
    };
  }

  async unitPath({ unit }: Input<'unitPath'>): Output<'unitPath'> {
    this.#requireGiven();
    const wanted = unit ?? this.#self().unit;
    if (wanted === null) return { path: [] };
    return { path: this.#storage.units.path(wanted).map(({ id, name }) => ({ id, name })) };
  }

  async staff({ unit, after, limit }: Input<'staff'>): Output<'staff'> {
    this.#requireGiven();
    const reader = await this.#index.reader();
    const people = await reader.staff({ unit, after: after ?? null, limit: limit + 1 });
    return { people: people.slice(0, limit), more: people.length > limit };
  }

  async card({ person: id }: Input<'card'>): Output<'card'> {
    this.#requireGiven();
    const { people } = this.#storage;
    const person = people.get(id);
    const { details } = person;
    const deputy = details.deputy === null ? null : this.#find(details.deputy);
    return {
      ...toFound(person),
      gone: people.isGone(id),
      details,
      deputy: deputy === null ? null : withoutAccount(deputy),
    };
  }

  /** What was received before somebody left is for them no more than for others. */
  #requireGiven(): void {
    if (this.#index.state.refused) throw new AppError('not-serving');
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
}

/** A person as windows may see them in lists: accounts are no business of theirs, and details are for the card. */
export function withoutAccount({ account: _account, details: _details, ...person }: DirectoryPerson): Person {
  return person;
}

function toFound(person: DirectoryPerson): { readonly person: Person; readonly reachable: boolean } {
  return { person: withoutAccount(person), reachable: person.account !== null };
}
