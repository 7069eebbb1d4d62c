import type { RequestInput, RequestOutput } from '#shared/ipc/contract.ts';
import type { DomainServices } from '#shared/ipc/services.ts';
import type { DirectoryPerson, Person } from '#shared/model/person.ts';
import type { LocalAccount, Storage } from '#core/storage/index.ts';

/** Finding people, for the windows. */
export class DirectoryService implements DomainServices<'directory'> {
  readonly #storage: Storage;
  readonly #local: () => LocalAccount;

  constructor(storage: Storage, local: () => LocalAccount) {
    this.#storage = storage;
    this.#local = local;
  }

  async people({
    query,
    limit,
  }: RequestInput<'directory', 'people'>): Promise<RequestOutput<'directory', 'people'>> {
    const self = this.#storage.people.get(this.#local().person);
    const words = query
      .normalize('NFC')
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    return this.#storage.people
      .search(words, self.departments, limit + 1)
      .filter(({ id }) => id !== self.id)
      .slice(0, limit)
      .map((person) => ({ person: withoutAccount(person), reachable: person.account !== null }));
  }
}

/** A person as windows may see them: accounts are no business of theirs. */
export function withoutAccount({ account: _account, ...person }: DirectoryPerson): Person {
  return person;
}
