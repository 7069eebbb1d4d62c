import { seededRandom } from '#relay/demo/random.ts';
import { channelTable, type DomainName } from '#shared/ipc/channel-table.ts';
import { contract } from '#shared/ipc/contract.ts';
import type { RequestDefinition } from '#shared/ipc/define.ts';

/** A request of the contract, and inputs that its schema does not accept. */
export interface MalformedCalls {
  readonly domain: DomainName;
  readonly name: string;
  readonly inputs: readonly unknown[];
}

const words = ['conversation', 'person', 'id', 'text', 'limit', 'upTo', 'muted', 'digits', 'theme', 'zoom'];
const oddities: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '',
  '../../etc/passwd',
  'direct:',
  "direct:' OR 1=1 --",
  '\u0000',
  '\uD800',
  'ㄱ'.repeat(3_000),
  'a'.repeat(32),
  [],
  [[]],
  {},
  new Date(0),
  { __proto__: null, constructor: 1 },
  { toString: 'x', valueOf: 1 },
];

/** The same malformed inputs for the same seed: `count` of them for each request there is. */
export function malformedCalls(seed: number, count: number): readonly MalformedCalls[] {
  const random = seededRandom(seed);
  return Object.entries(channelTable).flatMap(([domain, { requests }]) =>
    requests.map((name) => {
      const definitions: Partial<Record<string, RequestDefinition>> = contract[domain as DomainName].requests;
      return { domain: domain as DomainName, name, inputs: refused(definitions[name], count, random) };
    }),
  );
}

/** What is malformed for one request is in order for another: the schema itself is asked. */
function refused(
  definition: RequestDefinition | undefined,
  count: number,
  random: () => number,
): readonly unknown[] {
  const inputs: unknown[] = [];
  while (inputs.length < count) {
    const input = inputs.length < oddities.length ? oddities[inputs.length] : value(random, 3);
    if (definition?.input.safeParse(input).success === false) inputs.push(input);
    else inputs.push(['never an object', input]);
  }
  return inputs;
}

function value(random: () => number, depth: number): unknown {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const kind = random();
  if (depth === 0 || kind < 0.3) return pick(oddities);
  if (kind < 0.4) return Array.from({ length: Math.floor(random() * 4) }, () => value(random, depth - 1));
  const entries = Array.from(
    { length: 1 + Math.floor(random() * 4) },
    () =>
      [
        random() < 0.8 ? pick(words) : `key${String(Math.floor(random() * 1000))}`,
        value(random, depth - 1),
      ] as const,
  );
  return Object.fromEntries(entries);
}
