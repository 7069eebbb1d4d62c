import { ownBytes } from '#shared/model/bytes.ts';
import { standardLimits } from '#relay/gateway/limits/gateway-limits.ts';
import { openRelay } from '#relay/relay.ts';
import { roomAgency } from './agency.ts';

// The relay of the bench, in a process of its own as the embedded one is in a thread: `<folder> <socket> <key>`.
const [folder = '', path = '', key = ''] = process.argv.slice(2);
const relay = await openRelay({
  folder,
  key: ownBytes(Buffer.from(key, 'hex')),
  listen: { kind: 'local', path },
  agency: roomAgency,
  // The first post asks for the keys of a thousand at once, which the usual limits spread over a quarter of an hour.
  limits: { ...standardLimits, bundles: { capacity: 10_000, perSecond: 100 } },
});
process.once('message', () => {
  void relay?.close().then(() => process.exit(0));
});
process.send?.('ready');
