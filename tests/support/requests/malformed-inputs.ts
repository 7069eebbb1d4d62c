import { isDeepStrictEqual } from 'node:util';
import { pick, seededRandom } from '#relay/demo/random.ts';
import { channelTable, type DomainName } from '#shared/ipc/channel-table.ts';
import { requestSamples, type RequestSample } from './request-samples.ts';

/** A request of the contract, and inputs that are known to be malformed. */
export interface MalformedCalls {
  readonly domain: DomainName;
  readonly name: string;
  readonly inputs: readonly unknown[];
}

/** A request with inputs for it. */
export interface SampledRequest {
  readonly domain: DomainName;
  readonly name: string;
  readonly sample: RequestSample<object>;
}

/** Every request of the contract with its inputs. */
export const sampledRequests: readonly SampledRequest[] = Object.entries(channelTable).flatMap(
  ([domain, { requests }]) =>
    requests.map((name) => {
      const samples: Partial<Record<string, RequestSample<object>>> = requestSamples[domain as DomainName];
      const sample = samples[name];
      if (sample === undefined) throw new Error(`no inputs for ${domain}.${name}`);
      return { domain: domain as DomainName, name, sample };
    }),
);

/** The same malformed inputs for the same seed: `count` of them for each request, first those that are always tried. */
export function malformedCalls(seed: number, count: number): readonly MalformedCalls[] {
  const random = seededRandom(seed);
  return sampledRequests.map(({ domain, name, sample }) => {
    const inputs = [...malformedInputs(sample)];
    while (inputs.length < count) inputs.push(randomInput(sample, random));
    return { domain, name, inputs };
  });
}

/** Each breakage once for each input in order: another type, a key too many, a key missing, a value out of its limits. */
export function malformedInputs({ valid, wrong }: RequestSample<object>): readonly unknown[] {
  return [
    ...noObjects,
    ...valid.flatMap((input) => [
      [input],
      ...strangeKeys.map((key) => withKey(input, key, 1)),
      ...Object.keys(input)
        .map((key) => Object.fromEntries(Object.entries(input).filter(([other]) => other !== key)))
        .filter((rest) => !valid.some((one) => isDeepStrictEqual(one, rest))),
      ...Object.keys(input).flatMap((key) => (wrong[key] ?? []).map((value) => withKey(input, key, value))),
    ]),
  ];
}

const noObjects: readonly unknown[] = [undefined, null, true, 0, 1.5, Number.NaN, '', '{}', [], [[]], [{}]];
const strangeKeys = ['extra', 'constructor', 'prototype', 'toString', 'ids', ' ', ''];
const junk: readonly unknown[] = [null, false, -1, Number.NaN, '', '\uD800', 'ㄱ'.repeat(300), [], {}, [{}]];

function withKey(input: object, key: string, value: unknown): object {
  return { ...input, [key]: value };
}

/** Anything at all, with one thing about it that is certainly wrong. */
function randomInput({ valid, wrong }: RequestSample<object>, random: () => number): unknown {
  if (random() < 0.1) return [value(random, 3)];
  const input = Object.fromEntries(
    Object.entries(pick(random, valid)).map(([key, given]) => [
      key,
      random() < 0.7 ? (given as unknown) : value(random, 3),
    ]),
  );
  const fields = Object.keys(wrong);
  if (fields.length === 0 || random() < 0.3)
    return withKey(input, `key${String(Math.floor(random() * 1000))}`, value(random, 3));
  const field = pick(random, fields);
  return withKey(input, field, pick(random, (wrong[field] ?? []).filter(isSmall)));
}

/** What is too long has been tried once: it takes its time on the way. */
function isSmall(one: unknown): boolean {
  return typeof one !== 'string' || one.length < 1_000;
}

function value(random: () => number, depth: number): unknown {
  const kind = random();
  if (depth === 0 || kind < 0.4) return pick(random, junk);
  const values = Array.from({ length: Math.floor(random() * 4) }, () => value(random, depth - 1));
  return kind < 0.6 ? values : Object.fromEntries(values.map((one, index) => [`key${String(index)}`, one]));
}
