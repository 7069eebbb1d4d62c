import { z } from 'zod';

/** The places in a schema, by their path, at which more comes through than it names. */
export function looseParts(schema: z.core.$ZodType, path = 'it'): readonly string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return [
        ...(def.catchall?._zod.def.type === 'never' ? [] : [`${path} is not strict`]),
        ...Object.entries(def.shape).flatMap(([key, part]) => looseParts(part, `${path}.${key}`)),
      ];
    case 'array':
      return looseParts(def.element, `${path}[]`);
    case 'tuple':
      return [...def.items, ...(def.rest === null ? [] : [def.rest])].flatMap((part) =>
        looseParts(part, `${path}[]`),
      );
    case 'union':
      return def.options.flatMap((part) => looseParts(part, `${path}|`));
    case 'pipe':
      return [...looseParts(def.in, path), ...looseParts(def.out, path)];
    case 'lazy':
      return looseParts(def.getter(), path);
    case 'optional':
    case 'nullable':
    case 'readonly':
      return looseParts(def.innerType, path);
    case 'string':
    case 'number':
    case 'boolean':
    case 'enum':
    case 'literal':
    case 'null':
    // Only after a pipe's entry, which has been looked at.
    case 'transform':
      return [];
    default:
      // What nobody has thought about here is not trusted: any, unknown, records, custom checks.
      return [`${path} is ${def.type}`];
  }
}
