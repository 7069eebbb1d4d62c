import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot } from '#build/vite/paths.ts';

/**
 * Every name that the apps of one test look up, also at a resolver on this machine or in its cache, where no socket would
 * show it: Node's by its own trace (of the process and all its threads, on the stand-in only), Chromium's by its net log.
 */
export class NameLookups {
  readonly #folder: string;

  /** From now on apps that start write down what they look up, into this folder. */
  constructor(folder: string) {
    this.#folder = folder;
    // Playwright takes NODE_OPTIONS away from what it starts.
    const traced = `--trace-event-categories=node.dns.native --trace-event-file-pattern=${folder}/dns-\${pid}-\${rotation}.json`;
    const launcher = join(folder, 'traced-node');
    writeFileSync(
      launcher,
      `#!/bin/sh\nexec '${fromRoot('node_modules/node/bin/node')}' '${traced.replace(' ', "' '")}' "$@"\n`,
    );
    chmodSync(launcher, 0o700);
    process.env['ELECTRON_STANDIN_NODE'] = launcher;
  }

  /** The argument by which the app of a profile keeps its net log. */
  argument(profile: string): string {
    return `--log-net-log=${this.#folder}/net-${profile}.json`;
  }

  /** Names that Node looked up. All apps must have ended. */
  byNode(): readonly string[] {
    return this.#read<NodeTrace>(/^dns-.*\.json$/)
      .flatMap(({ traceEvents }) => traceEvents)
      .filter(({ cat, ph }) => cat.split(',').includes('node.dns.native') && ph === 'b')
      .map(({ args }) => args.hostname ?? args.name ?? '');
  }

  /** Names that Chromium gave to its resolver. All apps must have ended. @throws where it has written nothing down */
  byChromium(): readonly string[] {
    const logs = this.#read<NetLog>(/^net-.*\.json$/);
    if (logs.length === 0 || logs.some(({ events }) => events.length === 0)) throw new Error('no net log');
    const hosts = logs.flatMap(({ constants, events }) =>
      events
        .filter(({ type }) => type === constants.logEventTypes['HOST_RESOLVER_MANAGER_REQUEST'])
        .map(({ params }) => params?.host ?? null)
        .filter((host) => host !== null),
    );
    return [...new Set(hosts.map((host) => (URL.canParse(host) ? new URL(host).hostname : host)))];
  }

  /** Apps that start from now on are not watched. */
  static end(): void {
    Reflect.deleteProperty(process.env, 'ELECTRON_STANDIN_NODE');
  }

  #read<Content>(name: RegExp): readonly Content[] {
    return readdirSync(this.#folder)
      .filter((file) => name.test(file))
      .map((file) => JSON.parse(readFileSync(join(this.#folder, file), 'utf8')) as Content);
  }
}

interface NodeTrace {
  readonly traceEvents: readonly {
    readonly cat: string;
    /** `b` for the beginning of something, `e` for its end. */
    readonly ph: string;
    readonly args: { readonly hostname?: string; readonly name?: string };
  }[];
}

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly { readonly type: number; readonly params?: { readonly host?: string } }[];
}
