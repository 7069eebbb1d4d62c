import { readOrCreateKey } from './key-file.ts';
import { demoAgency } from './demo/demo-agency.ts';
import { openRelay } from './relay.ts';
import { relaySettings } from './relay-settings.ts';

const settings = relaySettings(process.argv.slice(2), process.env);
const relay = await openRelay({
  folder: settings.folder,
  key: readOrCreateKey(settings.keyFile),
  listen: { kind: 'network', host: settings.host, port: settings.port },
  agency: demoAgency(),
});
if (relay === null) {
  console.error('Another relay already uses this folder.');
  process.exit(1);
}
const { address } = relay;
console.log(
  address.kind === 'network' ? `Narae relay: http://${address.host}:${String(address.port)}` : address.path,
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void relay.close());
