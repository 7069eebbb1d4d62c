import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';

/** A proxy that lets nothing through and remembers where somebody wanted to go. */
export class DenyingProxy {
  /** The first line of every request that came. */
  readonly asked: string[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (data) => {
        this.asked.push(data.toString('latin1').split('\r\n', 1)[0] ?? '');
        socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n');
      });
    });
  }

  static async start(): Promise<DenyingProxy> {
    const proxy = new DenyingProxy();
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get address(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the proxy does not listen');
    return `127.0.0.1:${String(address.port)}`;
  }

  async stop(): Promise<void> {
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/**
 * Looks again and again at the sockets of everything that a process has started (Linux): a net below what the programs write
 * down themselves, for what neither Node nor Chromium would tell. Something shorter than its pause it does not see.
 */
export class SocketWatch {
  readonly #found = new Set<string>();
  readonly #timer: NodeJS.Timeout;

  /** The process itself is not watched, only what it has started and starts from now on. */
  constructor(process: number) {
    const look = (): void => {
      for (const address of outsideSockets(childrenOf(process).flatMap(family))) this.#found.add(address);
    };
    look();
    this.#timer = setInterval(look, 50);
  }

  /**
   * Ends the watch. Answers every remote address that is not of this machine, and every socket for datagrams that could
   * send to any.
   */
  stop(): readonly string[] {
    clearInterval(this.#timer);
    return [...this.#found];
  }
}

/** Loopback, as /proc writes it: words of four bytes, each in the machine's order. */
const loopback = /^(.{6}7F|0{24}01000000|0{16}FFFF0000.{6}7F)$/;
/** Nothing at the other end yet. */
const nobody = /^0+$/;
/** Chromium asks the kernel by it whether there is a way to IPv6: such a socket is connected, and sends nothing. */
const probe = '60480120000060480000000088880000';

function outsideSockets(processes: readonly number[]): readonly string[] {
  const inodes = new Set(processes.flatMap(socketsOf));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((table) =>
    read(`/proc/net/${table}`)
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => inodes.has(fields[9] ?? ''))
      .map(([, local = '', remote = '']) => [addressOf(local), addressOf(remote)] as const)
      .filter(([local, remote]) =>
        nobody.test(remote)
          ? table.startsWith('udp') && !loopback.test(local)
          : !loopback.test(remote) && remote !== probe,
      )
      .map(([local, remote]) => (nobody.test(remote) ? `${table} at ${local}` : `${table} to ${remote}`)),
  );
}

function addressOf(socket: string): string {
  return socket.split(':')[0] ?? '';
}

function family(root: number): readonly number[] {
  return [root, ...childrenOf(root).flatMap(family)];
}

/** Of every thread: one that is not the first may have started it. */
function childrenOf(process: number): readonly number[] {
  return list(`/proc/${String(process)}/task`).flatMap((thread) =>
    read(`/proc/${String(process)}/task/${thread}/children`)
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );
}

function socketsOf(process: number): readonly string[] {
  const folder = `/proc/${String(process)}/fd`;
  return list(folder).flatMap((descriptor) => {
    const inode = /^socket:\[(\d+)\]$/.exec(link(`${folder}/${descriptor}`))?.[1];
    return inode === undefined ? [] : [inode];
  });
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function link(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
