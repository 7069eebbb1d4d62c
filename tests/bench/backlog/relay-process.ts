import { ownBytes } from '#shared/model/bytes.ts';
import { openRelay } from '#relay/relay.ts';
import { benchAgency } from './agency.ts';

// The relay of the bench, in a process of its own so that it disturbs no loop that is measured: `<folder> <socket> <key>`.
const [folder = '', path = '', key = ''] = process.argv.slice(2);
const relay = await openRelay({
  folder,
  key: ownBytes(Buffer.from(key, 'hex')),
  listen: { kind: 'local', path },
  agency: benchAgency,
});
process.once('message', () => {
  void relay?.close().then(() => process.exit(0));
});
process.send?.('ready');
