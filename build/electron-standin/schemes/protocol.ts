import type { Protocol } from 'electron';
import { lifecycle } from '../core/application.ts';
import { partial } from '../core/guarded.ts';
import { isBuiltInScheme, schemes } from './registry.ts';

/** The module `protocol`. */
export const protocol = partial<Protocol>('protocol', 'Protocol', {
  registerSchemesAsPrivileged(customSchemes) {
    if (lifecycle.ready) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    for (const { scheme, privileges = {} } of customSchemes) schemes.privileges.set(scheme, privileges);
  },
  handle(scheme, handler) {
    if (schemes.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    if (isBuiltInScheme(scheme)) {
      throw new Error(`electron stand-in: protocol.handle('${scheme}') is not available in the stand-in`);
    }
    schemes.handlers.set(scheme, handler);
  },
  unhandle(scheme) {
    if (!schemes.handlers.delete(scheme)) throw new Error(`Failed to unregister protocol: ${scheme}`);
  },
  isProtocolHandled: (scheme) => isBuiltInScheme(scheme) || schemes.handlers.has(scheme),
});
