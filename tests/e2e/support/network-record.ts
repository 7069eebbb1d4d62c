import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot } from '#build/vite/paths.ts';

/**
 * What the apps of one test ask of the network, from their first moment on and each time, however short: written down by
 * those who do it. Node's own trace has names and connections of the process and all its threads, a module loaded before
 * the program has its sockets for datagrams (both on the stand-in only); Chromium's net log has all of that for the windows.
 */
export class NetworkRecord {
  readonly #folder: string;

  /** From now on apps that start keep a record in this folder. */
  constructor(folder: string) {
    this.#folder = folder;
    // Playwright takes NODE_OPTIONS away from what it starts.
    const node = [
      fromRoot('node_modules/node/bin/node'),
      '--trace-event-categories=node.dns.native,node.net.native',
      `--trace-event-file-pattern=${folder}/node-\${pid}-\${rotation}.json`,
      `--import=${fromRoot('tests/e2e/support/record-datagrams.ts')}`,
    ];
    const launcher = join(folder, 'recorded-node');
    const folderOf = `RECORD_FOLDER='${folder}'`;
    writeFileSync(
      launcher,
      `#!/bin/sh\n${folderOf} exec ${node.map((part) => `'${part}'`).join(' ')} "$@"\n`,
    );
    chmodSync(launcher, 0o700);
    process.env['ELECTRON_STANDIN_NODE'] = launcher;
  }

  /** The argument by which the app of a profile keeps its net log. */
  argument(profile: string): string {
    return `--log-net-log=${this.#folder}/chromium-${profile}.json`;
  }

  /** What Node did, of all apps together. They must have ended. */
  byNode(): Traffic {
    const begun = this.#read<NodeTrace>(/^node-.*\.json$/)
      .flatMap(({ traceEvents }) => traceEvents)
      .filter(({ ph }) => ph === 'b');
    const of = (category: string): NodeTrace['traceEvents'] =>
      begun.filter(({ cat }) => cat.split(',').includes(category));
    return {
      names: of('node.dns.native').map(({ args }) => args.hostname ?? args.name ?? ''),
      // A local socket has no address.
      connections: of('node.net.native').flatMap(({ args }) =>
        args.ip === undefined ? [] : [`${args.ip}:${String(args.port)}`],
      ),
      datagrams: this.#files(/^datagrams-.*\.txt$/).flatMap((text) => text.trim().split('\n')),
    };
  }

  /** What Chromium did for the windows of a profile. The app must have ended. @throws where it has written nothing down */
  byChromium(profile: string): Traffic {
    const [log] = this.#read<NetLog>(new RegExp(`^chromium-${profile}\\.json$`));
    if (log === undefined || log.events.length === 0) throw new Error('no net log');
    const of = (type: string): readonly NetLog['events'][number][] =>
      log.events.filter((event) => event.type === log.constants.logEventTypes[type]);
    const hosts = of('HOST_RESOLVER_MANAGER_REQUEST').flatMap(({ params }) => params?.host ?? []);
    // WebRTC asks past the first of these; the others are what a resolver outside was asked for.
    const asked = [...of('DNS_TRANSACTION'), ...of('HOST_RESOLVER_SYSTEM_TASK')].flatMap(
      ({ params }) => params?.hostname?.replace(/\.$/, '') ?? [],
    );
    const names = hosts.map((host) => (URL.canParse(host) ? new URL(host).hostname : host));
    return {
      names: [...new Set([...names, ...asked])],
      connections: [...new Set(of('TCP_CONNECT_ATTEMPT').flatMap(({ params }) => params?.address ?? []))],
      datagrams: of('UDP_BYTES_SENT').map(({ params }) => params?.address ?? 'a connected address'),
    };
  }

  /** Apps that start from now on keep none. */
  static end(): void {
    Reflect.deleteProperty(process.env, 'ELECTRON_STANDIN_NODE');
  }

  #read<Content>(name: RegExp): readonly Content[] {
    return this.#files(name).map((text) => JSON.parse(text) as Content);
  }

  #files(name: RegExp): readonly string[] {
    return readdirSync(this.#folder)
      .filter((file) => name.test(file))
      .map((file) => readFileSync(join(this.#folder, file), 'utf8'));
  }
}

/** Names that were looked up, and addresses that something was sent to. */
interface Traffic {
  readonly names: readonly string[];
  readonly connections: readonly string[];
  readonly datagrams: readonly string[];
}

interface NodeTrace {
  readonly traceEvents: readonly {
    readonly cat: string;
    /** `b` for the beginning of something, `e` for its end. */
    readonly ph: string;
    readonly args: {
      readonly hostname?: string;
      readonly name?: string;
      readonly ip?: string;
      readonly port?: number;
    };
  }[];
}

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly {
    readonly type: number;
    readonly params?: { readonly host?: string; readonly hostname?: string; readonly address?: string };
  }[];
}
