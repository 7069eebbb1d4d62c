import { ownBytes } from '#shared/model/bytes.ts';
import type { DirectorySource, SourceItem } from '#relay/directory-source.ts';
import { openRelay } from '#relay/relay.ts';
import { nationalPeople, nationalUnits } from '#tests/support/national/national-agency.ts';
import { changedDuty, changedPeople, nationOf } from './nation.ts';

// A relay with a nation, in a process of its own: `<people> <folder> <key> [socket]`; without a socket it only takes the
// directory in. 'change' gives a thousand people another duty, 'stop' ends it.
const [people = '0', folder = '', key = '', path = `${folder}/once.sock`] = process.argv.slice(2);
const size = nationOf(Number(people));
const units = nationalUnits(size);
const [first] = nationalPeople({ ...size, people: 1 }, units);
if (first === undefined) throw new Error('nobody there');
const relay = await openRelay({
  folder,
  key: ownBytes(Buffer.from(key, 'hex')),
  listen: { kind: 'local', path },
  agency: {
    name: 'bench',
    edition: `nation-${people}`,
    directory: () => ({ units, people: Array.from(nationalPeople(size, units)) }),
    offered: [first.id],
  },
});
if (relay === null) throw new Error('another relay holds the database');

process.on('message', (wanted) => {
  if (wanted === 'change')
    void relay.importDirectory(changes()).then(() => {
      process.send?.('changed');
    });
  else void relay.close().then(() => process.exit(0));
});
process.send?.('ready');

function changes(): DirectorySource {
  return {
    coverage: { units: 'changes', people: 'changes' },
    async *items(): AsyncGenerator<SourceItem> {
      let line = 0;
      for (const person of nationalPeople({ ...size, people: changedPeople }, units)) {
        line += 1;
        yield await Promise.resolve({ kind: 'person', person: { ...person, duty: changedDuty, line } });
      }
    },
  };
}
