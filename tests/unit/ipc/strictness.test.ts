import { expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '#shared/ipc/contract.ts';
import type { RequestDefinition } from '#shared/ipc/define.ts';
import { looseParts } from './loose-parts.ts';

interface Definition {
  readonly requests: Readonly<Record<string, RequestDefinition>>;
  readonly events: Readonly<Record<string, z.ZodType>>;
}

const definitions = contract as unknown as Readonly<Record<string, Definition>>;
const schemas = Object.entries(definitions).flatMap(([domain, { requests, events }]) => [
  ...Object.entries(requests).flatMap(([name, { input, output }]) => [
    [`the input of ${domain}.${name}`, input] as const,
    [`the answer of ${domain}.${name}`, output] as const,
  ]),
  ...Object.entries(events).map(([name, payload]) => [`the event ${domain}.${name}`, payload] as const),
]);

test.each(schemas)('%s names everything that it lets through', (_name, schema) => {
  expect(looseParts(schema)).toEqual([]);
});

test('a schema that lets through what it does not name is seen, however deep it lies', () => {
  const parts: readonly z.ZodType[] = [
    z.object({}),
    z.looseObject({}),
    z.any(),
    z.unknown(),
    z.record(z.string(), z.string()),
    z.strictObject({}).catchall(z.int()),
  ];
  for (const part of parts) {
    expect(looseParts(part)).toHaveLength(1);
    expect(looseParts(z.strictObject({ a: z.strictObject({ b: part.optional() }) }))).toHaveLength(1);
    expect(looseParts(z.array(part.nullable()))).toHaveLength(1);
    expect(looseParts(z.union([z.string(), part]))).toHaveLength(1);
    expect(looseParts(part.refine(() => true).transform(String))).toHaveLength(1);
    expect(looseParts(z.tuple([z.string(), part]))).toHaveLength(1);
    expect(looseParts(z.lazy(() => part))).toHaveLength(1);
  }
  expect(looseParts(z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') })]))).toHaveLength(1);
});
