import { createHash } from 'node:crypto';
import { unitId, type UnitId } from '#shared/model/ids.ts';
import type { SourceUnit } from '../../directory-source.ts';

/** The units that the departments of people name, each by its path: where no codes are known. */
export class PathUnits {
  readonly #known = new Map<string, UnitId>();

  /** The unit at the end of a path, and those on the way to it that have not come before. */
  enter(
    path: readonly string[],
    line: number,
  ): { readonly unit: UnitId | null; readonly fresh: readonly SourceUnit[] } {
    const fresh: SourceUnit[] = [];
    let parent: UnitId | null = null;
    for (const [index, name] of path.entries()) {
      const key = path.slice(0, index + 1).join('>');
      const known: UnitId | undefined = this.#known.get(key);
      const id: UnitId = known ?? idOf(key);
      if (known === undefined) {
        fresh.push({ id, parent, name, order: this.#known.size, line });
        this.#known.set(key, id);
      }
      parent = id;
    }
    return { unit: parent, fresh };
  }
}

/** The same for the same path: 64 bits are enough for some thousand units. */
function idOf(path: string): UnitId {
  return unitId(`path-${createHash('sha256').update(path).digest('hex').slice(0, 16)}`);
}
