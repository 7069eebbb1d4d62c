import type { BackendAdapter } from '#shared/backend/adapter.ts';

/** An adapter with some methods replaced; everything else goes to the real one. */
export function overriding(
  change: (real: BackendAdapter) => Partial<BackendAdapter>,
): (backend: BackendAdapter) => BackendAdapter {
  return (real) => {
    const changes = change(real);
    return new Proxy(real, {
      get: (target, name) => {
        const owner = name in changes ? changes : target;
        const found: unknown = Reflect.get(owner, name);
        return typeof found === 'function' ? (found.bind(owner) as unknown) : found;
      },
    });
  };
}
