import type { UnitId } from '#shared/model/ids.ts';
import type { Backend } from './core-types.ts';

/**
 * A way to the relay by which only the people of one unit are kept: six more copies of a directory of 20,000 would cost a
 * tester's PC more than all the rest, and whoever else writes to a colleague is answered as a stranger is.
 */
export function nearDirectory(unit: () => UnitId | null): (backend: Backend) => Backend {
  return (backend) => {
    const syncDirectory: Backend['syncDirectory'] = async function* (since) {
      for await (const page of backend.syncDirectory(since))
        yield { ...page, people: page.people.filter((person) => person.unit === unit()) };
    };
    return new Proxy(backend, {
      get: (target, name) => {
        if (name === 'syncDirectory') return syncDirectory;
        const found: unknown = Reflect.get(target, name);
        return typeof found === 'function' ? (found.bind(target) as unknown) : found;
      },
    });
  };
}
