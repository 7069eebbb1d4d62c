import '#shared/ipc/jitless.ts';
import { destinationSchema } from '#shared/ipc/schemas.ts';
import type { Destination } from '#shared/model/destination.ts';
import product from '#shared/product/product.json' with { type: 'json' };

/** The scheme of links into Narae, and the longest link that is looked at. */
export const linkScheme: string = product.linkScheme;
const longestLink = 200;

/**
 * Where a link leads: `narae:person/<id of the directory>`, `narae:conversation/<id>`, `narae:search`, `narae:people`,
 * `narae:settings`, `narae:shortcuts`, `narae:about`; with or without `//`, and with a slash at the end, as browsers make of it. Null for
 * anything else. A link only ever leads somewhere: it sends nothing and changes nothing that lasts, and what is typed while it
 * is followed goes into no conversation (`follow-links.ts`). The conversation with a person to whom nobody has written yet is
 * in no list, and seen by nobody else, before something is written in it.
 */
export function parseLink(link: string): Destination | null {
  if (link.length > longestLink) return null;
  const path = new RegExp(`^${linkScheme}:(?://)?([^?#]*?)/?$`, 'i').exec(link)?.[1];
  if (path === undefined) return null;
  const [kind = '', id, ...rest] = path.split('/');
  if (rest.length > 0) return null;
  const destination = destinationSchema.safeParse(
    id === undefined ? { kind: 'page', page: kind } : { kind, [kind]: decode(id) },
  );
  return destination.success ? destination.data : null;
}

/** The link among the arguments of a start, as the system passes it: the last one. */
export function linkAmong(args: readonly string[]): string | null {
  return args.findLast((argument) => argument.toLowerCase().startsWith(`${linkScheme}:`)) ?? null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
