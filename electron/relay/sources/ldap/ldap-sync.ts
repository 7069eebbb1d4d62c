import type { DirectorySource } from '../../directory-source.ts';
import type { ImportReport } from '../import-directory.ts';
import type { LdapSettings } from './ldap-settings.ts';
import { ldapSource } from './ldap-source.ts';

/** Servers note changes to the second, and those that are written at the same time may show later. */
const overlapMs = 5_000;
/** Everything is read again after this time: what one of many changes has missed is made up for. */
const wholeAgainMs = 24 * 60 * 60 * 1000;

/** Keeps a relay's directory in step with an LDAP server: all of it at first and once a day, then what changes. */
export class LdapSync {
  readonly #settings: LdapSettings;
  readonly #take: (source: DirectorySource) => Promise<ImportReport>;
  readonly #now: () => number;
  #newest: string | null = null;
  #wholeAt = -Infinity;

  /** `now`: a clock that only goes forward, in milliseconds. */
  constructor(
    settings: LdapSettings,
    take: (source: DirectorySource) => Promise<ImportReport>,
    now: () => number = () => performance.now(),
  ) {
    this.#settings = settings;
    this.#take = take;
    this.#now = now;
  }

  /** One synchronisation. @throws SourceError; the next one begins where this one did. */
  async run(): Promise<ImportReport & { readonly read: 'whole' | 'changes' }> {
    const begun = this.#now();
    const isWhole = this.#newest === null || begun - this.#wholeAt >= wholeAgainMs;
    const since = isWhole || this.#newest === null ? null : earlier(this.#newest);
    const source = ldapSource(this.#settings, since);
    const report = await this.#take(source);
    if (report.outcome === 'applied' || report.outcome === 'unchanged') {
      this.#newest = source.newest() ?? this.#newest;
      if (since === null) this.#wholeAt = begun;
    }
    return { ...report, read: since === null ? 'whole' : 'changes' };
  }
}

/** A generalized time (`20261127083000Z`, perhaps with a fraction) with the overlap taken off; null for another form. */
function earlier(time: string): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:[.,]\d+)?Z$/.exec(time);
  if (match === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const moved = new Date(Date.UTC(year, month - 1, day, hour, minute, second) - overlapMs);
  return `${moved.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
}
