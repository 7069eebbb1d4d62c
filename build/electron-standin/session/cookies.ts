import type { Cookie, Cookies } from 'electron';
import { browser } from '../chromium/browser.ts';
import type { Protocol } from '../chromium/protocol.ts';
import { partialEmitter } from '../core/guarded.ts';
import { toChromium } from '../schemes/addresses.ts';

/** `session.cookies` */
export const cookies = partialEmitter<Cookies>('cookies', 'Cookies', {
  async get(filter) {
    const all = await browser().root.send('Storage.getCookies');
    const host = filter.url === undefined ? undefined : new URL(toChromium(filter.url)).hostname;
    return all.cookies
      .filter(({ name }) => filter.name === undefined || name === filter.name)
      .filter(({ domain }) => filter.domain === undefined || belongsTo(domain, filter.domain))
      .filter(({ domain }) => host === undefined || belongsTo(host, domain))
      .map(toElectron);
  },
  async set({ url, name = '', value = '', domain, path, secure, httpOnly, expirationDate }) {
    const cookie: Protocol.Network.CookieParam = { name, value, url: toChromium(url) };
    if (domain !== undefined) cookie.domain = domain;
    if (path !== undefined) cookie.path = path;
    if (secure !== undefined) cookie.secure = secure;
    if (httpOnly !== undefined) cookie.httpOnly = httpOnly;
    if (expirationDate !== undefined) cookie.expires = expirationDate;
    await browser().root.send('Storage.setCookies', { cookies: [cookie] });
  },
  async remove(url, name) {
    const cookie = { name, value: '', url: toChromium(url), expires: 1 };
    await browser().root.send('Storage.setCookies', { cookies: [cookie] });
  },
  flushStore: () => Promise.resolve(),
});

function belongsTo(host: string, domain: string): boolean {
  const bare = domain.replace(/^\./, '');
  return host === domain || host === bare || host.endsWith(`.${bare}`);
}

function toElectron(cookie: Protocol.Network.Cookie): Cookie {
  return {
    name: cookie.name,
    value: cookie.value,
    domain: cookie.domain,
    hostOnly: !cookie.domain.startsWith('.'),
    path: cookie.path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    session: cookie.session,
    sameSite: SAME_SITE[cookie.sameSite ?? ''] ?? 'unspecified',
    ...(cookie.session ? {} : { expirationDate: cookie.expires }),
  };
}

const SAME_SITE: Record<string, Cookie['sameSite']> = {
  None: 'no_restriction',
  Lax: 'lax',
  Strict: 'strict',
};
