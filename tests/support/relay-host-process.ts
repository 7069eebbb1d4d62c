import { ownBytes } from '#shared/model/bytes.ts';
import { openAgency } from '#tests/support/demo-staff.ts';
import { openRelay } from '#relay/relay.ts';

// A process of its own that hosts a relay until it is killed: `<folder> <socket> <key in hex>`. Whatever it is told, it
// answers how much memory it holds: what only waits to be collected is not counted (run with `--expose-gc`).
const [folder = '', path = '', key = ''] = process.argv.slice(2);
const relay = await openRelay({
  folder,
  key: ownBytes(Buffer.from(key, 'hex')),
  listen: { kind: 'local', path },
  agency: openAgency,
});
process.send?.(relay === null ? 'held elsewhere' : 'hosting');
process.on('message', () => {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  process.send?.(process.memoryUsage.rss());
});
