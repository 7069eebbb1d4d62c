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

/** Looks again and again at the sockets of a process and of everything it has started (Linux). */
export class SocketWatch {
  readonly #found = new Set<string>();
  readonly #timer: NodeJS.Timeout;

  constructor(process: number) {
    const look = (): void => {
      for (const address of outsideAddresses(process)) this.#found.add(address);
    };
    look();
    this.#timer = setInterval(look, 50);
  }

  /** Ends the watch. Answers every address that is not of this machine. */
  stop(): readonly string[] {
    clearInterval(this.#timer);
    return [...this.#found];
  }
}

const tables = ['tcp', 'tcp6', 'udp', 'udp6'];
/** Loopback and "any", as /proc writes them: words of four bytes, each in the machine's order. */
const own = /^(0100007F|00000000|0{24}01000000|0{32}|0{16}FFFF00000100007F)$/;

function outsideAddresses(root: number): readonly string[] {
  const inodes = new Set(family(root).flatMap(socketsOf));
  return tables.flatMap((table) =>
    read(`/proc/net/${table}`)
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => inodes.has(fields[9] ?? ''))
      .map((fields) => fields[2]?.split(':')[0] ?? '')
      .filter((address) => address !== '' && !own.test(address)),
  );
}

function family(root: number): readonly number[] {
  const children = read(`/proc/${String(root)}/task/${String(root)}/children`)
    .trim()
    .split(' ')
    .filter(Boolean);
  return [root, ...children.flatMap((child) => family(Number(child)))];
}

function socketsOf(process: number): readonly string[] {
  const folder = `/proc/${String(process)}/fd`;
  try {
    return readdirSync(folder).flatMap((descriptor) => {
      const inode = /^socket:\[(\d+)\]$/.exec(link(`${folder}/${descriptor}`))?.[1];
      return inode === undefined ? [] : [inode];
    });
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
