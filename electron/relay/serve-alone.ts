import { demoAgency } from './demo/demo-agency.ts';
import { readOrCreateKey } from './key-file.ts';
import { relaySettings } from './relay-settings.ts';
import { openRelay, type Relay } from './relay.ts';

/** Runs a relay by itself until it is told to stop. What goes wrong is one sentence and exit code 1. */
export async function serveAlone(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    const relay = await open(args, environment);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void relay.close());
  } catch (error) {
    console.error(`The relay cannot run: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

async function open(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Relay> {
  const { folder, keyFile, host, port } = relaySettings(args, environment);
  const key = readOrCreateKey(keyFile);
  const relay = await openRelay({
    folder,
    key,
    listen: { kind: 'network', host, port },
    agency: demoAgency(),
  });
  if (relay === null) throw new Error('another one already uses this folder.');
  const { address } = relay;
  console.log(
    address.kind === 'network' ? `Narae relay: http://${address.host}:${String(address.port)}` : address.path,
  );
  return relay;
}
