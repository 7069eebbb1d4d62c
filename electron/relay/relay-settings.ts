import { join, resolve } from 'node:path';
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';

/** How a relay that runs alone is set up. */
export interface RelaySettings {
  readonly folder: string;
  readonly keyFile: string;
  readonly host: string;
  readonly port: number;
}

/**
 * Reads `--folder`, `--key-file`, `--host` and `--port`; by default everything lies in `out/relay`.
 * @throws RangeError with a sentence for what cannot be, such as a host that others could reach.
 */
export function relaySettings(args: readonly string[], environment: NodeJS.ProcessEnv): RelaySettings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      folder: { type: 'string', default: environment['NARAE_RELAY_FOLDER'] ?? 'out/relay' },
      'key-file': { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '7440' },
    },
  });
  if (!isLoopback(values.host))
    throw new RangeError(
      'It serves the demo agency, in which anybody may be anybody, and so only this PC (--host).',
    );
  const folder = resolve(values.folder);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new RangeError('--port is not a port');
  return { folder, keyFile: values['key-file'] ?? join(folder, 'relay.key'), host: values.host, port };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
