import { guarded, unavailable } from './guarded.ts';

/** A module that the stand-in lacks altogether: it exists, and each of its members says so when it is used. */
export function absentModule<T extends object>(label: string, type: string): T {
  return guarded<T>({}, { label, type });
}

/** A class that the stand-in lacks altogether: constructing it throws. */
export function absentClass<C extends abstract new (...parameters: never[]) => object>(name: string): C {
  const AbsentClass = class {
    constructor() {
      throw unavailable(name);
    }
  };
  Object.defineProperty(AbsentClass, 'name', { value: name });
  return guarded<C>(AbsentClass, { label: name, type: name, statics: true });
}
