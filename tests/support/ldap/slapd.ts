import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'ldapts';
import { bindPassword, suffix } from './ldif.ts';

const program = '/usr/sbin/slapd';
const startLimitMs = 10_000;

/** Whether there is an LDAP server on this machine for tests. */
export const hasSlapd = existsSync(program);

/** A running LDAP server with a directory of its own. */
export class Slapd {
  readonly folder: string;
  readonly port: number;
  readonly securePort: number;
  readonly #process: ChildProcess;

  private constructor(folder: string, ports: readonly [number, number], process: ChildProcess) {
    this.folder = folder;
    [this.port, this.securePort] = ports;
    this.#process = process;
  }

  /** Loads the entries and starts; `withCertificate` makes one for `localhost` first. The caller stops it. */
  static async start(entries: string, { withCertificate = false } = {}): Promise<Slapd> {
    const folder = mkdtempSync(join(tmpdir(), 'narae-ldap-'));
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'entries.ldif'), entries);
    writeFileSync(join(folder, 'password.txt'), `${bindPassword}\n`);
    if (withCertificate) makeCertificate(folder);
    writeFileSync(join(folder, 'slapd.conf'), configuration(folder, withCertificate));
    const copy = join(folder, 'slapd');
    copyFileSync(program, copy);
    const loaded = spawnSync(copy, [
      '-Tadd',
      '-q',
      '-f',
      join(folder, 'slapd.conf'),
      '-l',
      join(folder, 'entries.ldif'),
    ]);
    if (loaded.status !== 0) throw new Error(`slapadd: ${loaded.stderr.toString()}`);
    const ports = [await freePort(), await freePort()] as const;
    const urls = [`ldap://127.0.0.1:${String(ports[0])}/`];
    if (withCertificate) urls.push(`ldaps://127.0.0.1:${String(ports[1])}/`);
    const child = spawn(copy, ['-f', join(folder, 'slapd.conf'), '-h', urls.join(' '), '-d', '0'], {
      stdio: 'ignore',
    });
    const slapd = new Slapd(folder, ports, child);
    await slapd.#isListening();
    return slapd;
  }

  get url(): string {
    return `ldap://127.0.0.1:${String(this.port)}`;
  }

  /** Writes a file of settings for the server, and answers its name. */
  settings(changes: Readonly<Record<string, unknown>> = {}): string {
    const file = join(this.folder, 'ldap.json');
    const settings = {
      url: this.url,
      bindDn: `cn=narae,${suffix}`,
      passwordFile: 'password.txt',
      people: { base: suffix },
      units: { base: suffix },
      ...changes,
    };
    writeFileSync(file, JSON.stringify(settings));
    return file;
  }

  /** Does something as the server's administrator. */
  async administer<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const client = new Client({ url: this.url });
    try {
      await client.bind(`cn=admin,${suffix}`, bindPassword);
      return await work(client);
    } finally {
      await client.unbind();
    }
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode === null) {
      const exited = once(this.#process, 'exit');
      this.#process.kill('SIGKILL');
      await exited;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #isListening(): Promise<void> {
    for (const limit = Date.now() + startLimitMs; Date.now() < limit;) {
      if (this.#process.exitCode !== null) throw new Error('slapd has ended');
      const socket = connect(this.port, '127.0.0.1');
      try {
        await once(socket, 'connect');
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 20));
      } finally {
        socket.destroy();
      }
    }
    throw new Error('slapd does not listen');
  }
}

function configuration(folder: string, withCertificate: boolean): string {
  return [
    ...['core', 'cosine', 'inetorgperson'].map((schema) => `include /etc/ldap/schema/${schema}.schema`),
    'modulepath /usr/lib/ldap',
    'moduleload back_mdb',
    `pidfile ${folder}/slapd.pid`,
    ...(withCertificate
      ? [`TLSCertificateFile ${folder}/server.crt`, `TLSCertificateKeyFile ${folder}/server.key`]
      : []),
    'database mdb',
    `suffix "${suffix}"`,
    `rootdn "cn=admin,${suffix}"`,
    `rootpw ${bindPassword}`,
    `directory ${folder}/data`,
    `maxsize ${String(2 ** 30)}`,
    'index objectClass,uid eq',
    'index modifyTimestamp,entryUUID eq',
    // The standard: whoever is not named meets it, by pages too.
    'sizelimit 500',
    `limits dn.exact="cn=narae,${suffix}" size.soft=500 size.hard=500 size.pr=1000 size.prtotal=unlimited`,
    '',
  ].join('\n');
}

function makeCertificate(folder: string): void {
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30'],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
      ...['-keyout', join(folder, 'server.key'), '-out', join(folder, 'server.crt')],
    ],
    { stdio: 'ignore' },
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
