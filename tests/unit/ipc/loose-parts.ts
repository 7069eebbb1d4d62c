import type { z } from 'zod';

/** The places in a schema, by their path, at which more comes through than it names. */
export function looseParts(schema: z.core.$ZodType, path = 'it'): readonly string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'object') {
    const isStrict = def.catchall?._zod.def.type === 'never';
    const parts = Object.entries(def.shape).flatMap(([key, part]) => looseParts(part, `${path}.${key}`));
    return isStrict ? parts : [`${path} is not strict`, ...parts];
  }
  if (def.type === 'array') return looseParts(def.element, `${path}[]`);
  if (def.type === 'tuple')
    return [...def.items, ...(def.rest === null ? [] : [def.rest])].flatMap((part) =>
      looseParts(part, `${path}[]`),
    );
  if (def.type === 'union') return def.options.flatMap((part) => looseParts(part, `${path}|`));
  if (def.type === 'pipe') return [...looseParts(def.in, path), ...looseParts(def.out, path)];
  if (def.type === 'lazy') return looseParts(def.getter(), path);
  if (def.type === 'optional' || def.type === 'nullable' || def.type === 'readonly')
    return looseParts(def.innerType, path);
  // What nobody has thought about here is not trusted: any, unknown, records, custom checks.
  return leaves.has(def.type) ? [] : [`${path} is ${def.type}`];
}

// A transform stands only behind the entry of a pipe, which has been looked at.
const leaves: ReadonlySet<string> = new Set([
  'string',
  'number',
  'boolean',
  'enum',
  'literal',
  'null',
  'transform',
]);
