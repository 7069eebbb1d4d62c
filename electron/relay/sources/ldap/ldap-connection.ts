import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { basename } from 'node:path';
import type { ConnectionOptions } from 'node:tls';
import { Client, ResultCodeError, type Entry } from 'ldapts';
import { SourceError } from '../../directory-source.ts';
import type { LdapSettings } from './ldap-settings.ts';

/** How long a server may take to accept a connection, and to answer one request: a page, not the whole. */
const connectMs = 10_000;
const answerMs = 60_000;

/** A search below a base, with the attributes that are wanted. */
export interface LdapSearch {
  readonly base: string;
  readonly filter: string;
  readonly attributes: readonly string[];
}

/** A bound connection to an LDAP server. */
export class LdapConnection {
  readonly #client: Client;
  readonly #pageSize: number;

  private constructor(client: Client, pageSize: number) {
    this.#client = client;
    this.#pageSize = pageSize;
  }

  /** Connects, checks the server's certificate, and binds. @throws SourceError. */
  static async open(settings: LdapSettings): Promise<LdapConnection> {
    const { url, startTls, bindDn, pageSize } = settings;
    const password = readSecret(settings.passwordFile).replace(/\r?\n$/, '');
    // A bind with an empty password succeeds everywhere, and is nobody's (RFC 4513, 5.1.2).
    if (password === '') throw new SourceError('configuration-invalid', 'passwordFile');
    const security = tlsOptions(settings);
    const client = new Client({
      ...{ url, connectTimeout: connectMs, timeout: answerMs },
      // With them it speaks TLS from the first byte.
      ...(url.startsWith('ldaps:') ? { tlsOptions: security } : {}),
    });
    try {
      if (startTls) await client.startTLS(security);
      await client.bind(bindDn, password);
    } catch (error) {
      await client.unbind().catch(() => undefined);
      throw sourceError(error, url);
    }
    return new LdapConnection(client, pageSize);
  }

  /** All entries, page by page. @throws SourceError when they do not all come, as at a size limit of the server. */
  async *search({ base, filter, attributes }: LdapSearch): AsyncIterable<Entry> {
    // A new connection would be nobody's, and see less.
    if (!this.#client.isBound) throw new SourceError('server-unreachable', base);
    try {
      const pages = this.#client.searchPaginated(base, {
        scope: 'sub',
        filter,
        attributes: [...attributes],
        paged: { pageSize: this.#pageSize },
      });
      for await (const { searchEntries } of pages) yield* searchEntries;
    } catch (error) {
      throw sourceError(error, base);
    }
  }

  async close(): Promise<void> {
    await this.#client.unbind().catch(() => undefined);
  }
}

function tlsOptions({ url, caFile }: LdapSettings): ConnectionOptions {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return {
    // With StartTLS nobody else says whom the certificate has to be for.
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(caFile === undefined ? {} : { ca: readSecret(caFile) }),
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
  };
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new SourceError('file-unreadable', basename(file), { cause: error });
  }
}

/** What went wrong, without what the server said, which may quote a name. */
function sourceError(error: unknown, where: string): SourceError {
  if (error instanceof SourceError) return error;
  if (error instanceof ResultCodeError)
    return new SourceError('server-refused', error.name, { cause: error });
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isCertificate = /CERT|SSL|TLS|SIGNATURE|ISSUER/.test(code);
  return new SourceError(isCertificate ? 'server-untrusted' : 'server-unreachable', where, { cause: error });
}
