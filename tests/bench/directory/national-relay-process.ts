import { ownBytes } from '#shared/model/bytes.ts';
import type { DirectorySource, SourceItem } from '#relay/directory-source.ts';
import { openRelay } from '#relay/relay.ts';
import { nationalPeople, nationalUnits } from '#tests/support/national/national-agency.ts';
import type { RelayRequest } from './first-sync.ts';
import { changedDuty, changedPeople, nationOf } from './nation.ts';
import { renamedUnits } from './renamed-units.ts';

// A relay with a nation, in a process of its own: `<people> <folder> <key> [socket]`; without a socket it only takes the
// directory in. Says which units it can be told to rename; see `RelayRequest`.
const [people = '0', folder = '', key = '', socket] = process.argv.slice(2);
const size = nationOf(Number(people));
const units = nationalUnits(size);
const [first] = nationalPeople({ ...size, people: 1 }, units);
if (first === undefined) throw new Error('nobody there');
const relay = await openRelay({
  folder,
  key: ownBytes(Buffer.from(key, 'hex')),
  listen: { kind: 'local', path: socket ?? `${folder}/once.sock` },
  agency: {
    name: 'bench',
    edition: `nation-${people}`,
    directory: () => ({ units, people: Array.from(nationalPeople(size, units)) }),
    offered: [first.id],
  },
});
if (relay === null) throw new Error('another relay holds the database');
// Before it is asked for them: to make people takes as long as to take a thousand of them in.
const changing =
  socket === undefined ? [] : Array.from(nationalPeople({ ...size, people: changedPeople }, units));
const renamed = socket === undefined ? [] : renamedUnits(units, nationalPeople(size, units));

process.on('message', (request: RelayRequest) => {
  if (request === 'stop') void relay.close().then(() => process.exit(0));
  else
    void relay.importDirectory(changes(request)).then(() => {
      process.send?.('changed');
    });
});
process.send?.(renamed);

function changes(request: Exclude<RelayRequest, 'stop'>): DirectorySource {
  return {
    coverage: { units: 'changes', people: 'changes' },
    async *items(): AsyncGenerator<SourceItem> {
      for (const item of request === 'change' ? otherDuties() : otherName(request.rename))
        yield await Promise.resolve(item);
    },
  };
}

function* otherDuties(): Generator<SourceItem> {
  for (const [index, person] of changing.entries())
    yield { kind: 'person', person: { ...person, duty: changedDuty, line: index + 1 } };
}

function* otherName(place: number): Generator<SourceItem> {
  const unit = renamed[place]?.unit;
  if (unit !== undefined) yield { kind: 'unit', unit: { ...unit, line: 1 } };
}
