/** Addresses of the app's own schemes, used by page code, are loaded from where the stand-in serves them. */
export function mapSchemes(schemes: readonly string[]): void {
  if (schemes.length === 0) return;
  const toServed = (url: string): string => servedAddress(url, schemes);
  const originalFetch = window.fetch;
  window.fetch = (input, init) => {
    const mapped = typeof input === 'string' || input instanceof URL ? toServed(String(input)) : input;
    return originalFetch.call(window, mapped, init);
  };
  wrapRequests(toServed);
  for (const [prototype, property] of SOURCES) wrapSource(prototype, property, toServed);
  wrapAttributes(toServed);
}

type ToServed = (url: string) => string;

// Elements that load what their address names. Links keep theirs: following one is a navigation.
const SOURCES: [object, string][] = [
  [HTMLImageElement.prototype, 'src'],
  [HTMLMediaElement.prototype, 'src'],
  [HTMLSourceElement.prototype, 'src'],
  [HTMLTrackElement.prototype, 'src'],
  [HTMLVideoElement.prototype, 'poster'],
  [HTMLIFrameElement.prototype, 'src'],
  [HTMLEmbedElement.prototype, 'src'],
];

function servedAddress(url: string, schemes: readonly string[]): string {
  const [, scheme = '', host = '', rest = ''] = /^\s*([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  if (!schemes.includes(scheme.toLowerCase())) return url;
  return `http://${host || '_'}.${scheme.toLowerCase()}.localhost${rest || '/'}`;
}

function wrapRequests(toServed: ToServed): void {
  const { open } = XMLHttpRequest.prototype as { open: (...parameters: unknown[]) => void };
  XMLHttpRequest.prototype.open = function (method: string, url: string | URL, ...rest: unknown[]) {
    open.call(this, method, toServed(String(url)), ...rest);
  };
}

function wrapSource(prototype: object, property: string, toServed: ToServed): void {
  const original = Object.getOwnPropertyDescriptor(prototype, property);
  if (!original?.set) return;
  const { set } = original;
  Object.defineProperty(prototype, property, {
    ...original,
    set(value: unknown) {
      set.call(this, toServed(String(value)));
    },
  });
}

function wrapAttributes(toServed: ToServed): void {
  const { setAttribute } = Element.prototype;
  // Asked of every attribute that a page sets, which is most of what drawing something new does.
  const names = new Set(SOURCES.map(([, property]) => property));
  Element.prototype.setAttribute = function (name, value) {
    const loads =
      names.has(name) &&
      SOURCES.some(([prototype, property]) => property === name && prototype.isPrototypeOf(this));
    setAttribute.call(this, name, loads ? toServed(value) : value);
  };
}
