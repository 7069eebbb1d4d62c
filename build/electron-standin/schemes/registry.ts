import type { Privileges } from 'electron';

export type SchemeHandler = (request: Request) => Response | Promise<Response>;

const BUILT_IN: ReadonlySet<string> = new Set(['http', 'https', 'file']);

/** The app's own URL schemes: what they are allowed, and who answers them. */
export const schemes = {
  privileges: new Map<string, Privileges>(),
  handlers: new Map<string, SchemeHandler>(),
};

export function isBuiltInScheme(scheme: string): boolean {
  return BUILT_IN.has(scheme);
}

/** The schemes that Chromium does not know and that are therefore served under another address. */
export function customSchemes(): string[] {
  const names = new Set([...schemes.privileges.keys(), ...schemes.handlers.keys()]);
  return [...names].filter((name) => !isBuiltInScheme(name));
}

export function isCustomScheme(scheme: string): boolean {
  return !isBuiltInScheme(scheme) && (schemes.privileges.has(scheme) || schemes.handlers.has(scheme));
}
