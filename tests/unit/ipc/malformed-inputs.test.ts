import { expect, test } from 'vitest';
import type { DomainName } from '#shared/ipc/channel-table.ts';
import { contract } from '#shared/ipc/contract.ts';
import type { RequestDefinition } from '#shared/ipc/define.ts';
import {
  malformedCalls,
  malformedInputs,
  sampledRequests,
  type SampledRequest,
} from '#tests/support/requests/malformed-inputs.ts';

const cases = sampledRequests.map((request) => [`${request.domain}.${request.name}`, request] as const);

function accepts(domain: DomainName, name: string): (input: unknown) => boolean {
  const definitions: Partial<Record<string, RequestDefinition>> = contract[domain].requests;
  return (input) => definitions[name]?.input.safeParse(input).success === true;
}

test.each(cases)('%s takes what is in order and nothing else', (_title, { domain, name, sample }) => {
  const taken = accepts(domain, name);
  expect([...sample.valid, ...(sample.largest ?? [])].filter((input) => !taken(input))).toEqual([]);
  expect(malformedInputs(sample).filter(taken)).toEqual([]);
  for (const input of sample.valid) {
    const inherited: unknown = JSON.parse(
      `{"__proto__":{"x":1},${JSON.stringify(input).slice(1)}`.replace(',}', '}'),
    );
    expect(taken(inherited)).toBe(false);
  }
});

test.each(cases)('%s has wrong values for each of its fields', (_title, { sample }: SampledRequest) => {
  const fields = sample.valid.flatMap((input) => Object.keys(input));
  expect(new Set(Object.keys(sample.wrong))).toEqual(new Set(fields));
  for (const values of Object.values(sample.wrong)) expect(values.length).toBeGreaterThan(5);
});

test('what the flow sends by chance is malformed too, whatever the seed', () => {
  for (const seed of [1, 2, 3])
    for (const { domain, name, inputs } of malformedCalls(seed, 500))
      expect(inputs.filter(accepts(domain, name)), `${domain}.${name}, seed ${String(seed)}`).toEqual([]);
});
