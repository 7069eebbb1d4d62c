import type { WebRequestFilter } from 'electron';

interface Filterable {
  readonly url: string;
  readonly resourceType: string;
}

/** Whether a request is one that a webRequest filter asks for. */
export function matchesFilter(filter: WebRequestFilter | undefined, request: Filterable): boolean {
  if (!filter) return true;
  if (filter.excludeUrls?.some((pattern) => matchesPattern(pattern, request.url))) return false;
  if (filter.types && !filter.types.some((type) => type === request.resourceType)) return false;
  return filter.urls.length === 0 || filter.urls.some((pattern) => matchesPattern(pattern, request.url));
}

/** Chromium's match patterns: `*://host/*`, `https://*.example.org/*`, `<all_urls>`. */
function matchesPattern(pattern: string, url: string): boolean {
  if (pattern === '<all_urls>') return true;
  const expression = pattern.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*');
  return new RegExp(`^${expression}$`).test(url);
}
