import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { fromRoot } from '../vite/paths.ts';

/** The white label file of the product itself. */
export const ownProductFile = fromRoot('shared/product/product.json');

const uuid = '[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}';
// They become names of files, folders and registry keys, parts of scripts and of queries: nothing to escape in any.
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,31}$/);
const shownText = z.string().regex(/^[^"'`$\\<>&\p{Cc}]{1,60}$/u);
const texts = z.record(z.string(), z.string());

const productSchema = z.strictObject({
  name,
  koreanName: shownText,
  vendor: shownText.regex(/^[A-Za-z0-9 .-]+$/),
  linuxName: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  appId: z
    .string()
    .regex(/^[A-Za-z0-9]+(\.[A-Za-z0-9]+)+$/)
    .max(100),
  toastActivator: z.string().regex(new RegExp(`^\\{${uuid}\\}$`)),
  linkScheme: z.string().regex(/^[a-z][a-z0-9-]{1,31}$/),
  packageNamespace: z.string().regex(new RegExp(`^${uuid}$`)),
  icon: z.string().regex(/^[\w.-]+\.ico$/),
  website: z.url({ protocol: /^https$/ }).nullable(),
  server: z.url({ protocol: /^https$/ }).nullable(),
  colours: z.record(
    z.string().regex(/^--nr-[a-z0-9-]+$/),
    z.string().regex(/^#[0-9a-f]{6}(?:[0-9a-f]{2})?$/i),
  ),
  texts: z.strictObject({ ko: texts, en: texts }),
});

/** What an agency may call its own; see shared/product. */
export type Product = Readonly<z.infer<typeof productSchema>>;

/** Reads a white label file; its icon becomes an absolute path. @throws Error that names each wrong field. */
export function readProduct(file: string): Product {
  const result = productSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!result.success) throw new Error(`${file} is no product: ${z.prettifyError(result.error)}`);
  return { ...result.data, icon: resolve(dirname(file), result.data.icon) };
}
