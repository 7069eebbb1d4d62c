import { EventEmitter } from 'node:events';
import { declaredMember } from './declared-members.ts';

/** Where a guarded object's members are declared in electron.d.ts, and how errors call it. */
export interface Declaration {
  readonly type: string;
  readonly label: string;
  readonly statics?: boolean;
}

/**
 * Gives `target` the complete look of an Electron type: members that nobody implemented, but that electron.d.ts
 * declares, answer with the stand-in's own error instead of `undefined`.
 */
export function guarded<T extends object>(target: object, declaration: Declaration): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'symbol' || key in object || NEVER_DECLARED.has(key)) {
        return Reflect.get(object, key, receiver) as unknown;
      }
      return unavailableMember(declaration, key);
    },
  }) as T;
}

/** Adds members to an Electron object. A misspelt or wrongly typed member is a type error. */
export function implement<T extends object>(target: T, ...groups: Partial<T>[]): T {
  for (const group of groups) Object.defineProperties(target, Object.getOwnPropertyDescriptors(group));
  return target;
}

/** An Electron module that is a plain object. */
export function partial<T extends object>(label: string, type: string, members: Partial<T>): T {
  return implement(guarded<T>({}, { label, type }), members);
}

/** An Electron module that is also an event emitter. */
export function partialEmitter<T extends NodeJS.EventEmitter>(
  label: string,
  type: string,
  members: Partial<T> = {},
): T {
  return implement(guarded<T>(new EventEmitter(), { label, type }), members);
}

/** The error of everything that is absent on purpose. */
export function unavailable(what: string): Error {
  return new Error(`electron stand-in: ${what} is not available in the stand-in`);
}

// Asked for by `await`, JSON and inspectors of every object; looking these up would read electron.d.ts for nothing.
const NEVER_DECLARED = new Set([
  'then',
  'toJSON',
  'constructor',
  'inspect',
  'domain',
  '_events',
  '_maxListeners',
]);

function unavailableMember(declaration: Declaration, key: string): unknown {
  const kind = declaredMember(declaration.type, key, declaration.statics ?? false);
  const what = `${declaration.label}.${key}`;
  if (kind === 'method') {
    return () => {
      throw unavailable(what);
    };
  }
  if (kind === 'property') throw unavailable(what);
  return undefined;
}
