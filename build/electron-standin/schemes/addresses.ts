import { isCustomScheme } from './registry.ts';

/**
 * Chromium cannot be taught a new scheme, so `app://host/path` lives at `http://host.app.localhost/path`: a secure
 * context with a stable origin. These two functions are the only place that knows it on the main side.
 */
export function toChromium(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  const name = scheme.toLowerCase();
  if (!isCustomScheme(name)) return url;
  return `http://${(host || NO_HOST).toLowerCase()}.${name}.localhost${rest || '/'}`;
}

export function fromChromium(url: string): string {
  const [, host = '', scheme = '', rest = ''] = MAPPED.exec(url) ?? [];
  if (!isCustomScheme(scheme)) return url;
  return `${scheme}://${host === NO_HOST ? '' : host}${rest || '/'}`;
}

/** The origin of an address as Electron reports it for privileged schemes. */
export function originOf(url: string): string {
  if (!URL.canParse(url)) return 'null';
  const { protocol, host, origin } = new URL(url);
  if (protocol === 'file:') return 'file://';
  return origin === 'null' ? `${protocol}//${host}` : origin;
}

const MAPPED = /^http:\/\/([^/]*)\.([a-z][a-z0-9+-]*)\.localhost(?::\d+)?([/?#].*)?$/;
const NO_HOST = '_';
