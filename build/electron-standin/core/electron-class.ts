import { EventEmitter } from 'node:events';
import { guarded, implement } from './guarded.ts';

type AnyConstructor = abstract new (...parameters: never[]) => object;

interface ClassDefinition<C extends AnyConstructor> {
  /** The members of a new instance. */
  readonly members: (
    instance: InstanceType<C>,
    ...parameters: ConstructorParameters<C>
  ) => Partial<InstanceType<C>>;
  /** Called when a new instance has all its members. */
  readonly constructed?: (instance: InstanceType<C>) => void;
  readonly statics?: Partial<C>;
  /** The parent class, when `instanceof` has to know it. */
  readonly parent?: AnyConstructor;
}

/** A class of Electron's main process that an app constructs itself (`new Tray(…)`). */
export function electronClass<C extends AnyConstructor>(name: string, definition: ClassDefinition<C>): C {
  const Parent = (definition.parent ?? EventEmitter) as new () => object;
  const StandinClass = class extends Parent {
    constructor(...parameters: ConstructorParameters<C>) {
      super();
      const instance = guarded<InstanceType<C>>(this, { type: name, label: name });
      implement(instance, definition.members(instance, ...parameters));
      definition.constructed?.(instance);
      // A proxy in place of `this`, so that absent members can name themselves; subclasses work on it too.
      return instance;
    }
  };
  Object.defineProperty(StandinClass, 'name', { value: name });
  const constructor = guarded<C>(StandinClass, { type: name, label: name, statics: true });
  if (definition.statics) implement<C>(constructor, definition.statics);
  return constructor;
}
