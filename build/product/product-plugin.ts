import type { Plugin } from 'vite';
import { ownProductFile, readProduct, type Product } from './product.ts';

/**
 * Makes a bundle that of another product: its file in the place of ours, its names in the texts, its colours after the
 * design tokens. Does nothing for the product itself.
 */
export function productPlugin(product: Product): Plugin {
  const own = readProduct(ownProductFile);
  const rename = (text: string): string =>
    text.replaceAll(own.koreanName, product.koreanName).replaceAll(own.name, product.name);
  return {
    name: 'product',
    enforce: 'pre',
    transform(code, id) {
      if (JSON.stringify(product) === JSON.stringify(own)) return null;
      const language = /[\\/]shared[\\/]messages[\\/](ko|en)\.json$/.exec(id)?.[1];
      if (language === 'ko' || language === 'en') {
        return JSON.stringify({ ...(JSON.parse(rename(code)) as object), ...product.texts[language] });
      }
      if (/[\\/]shared[\\/]product[\\/]product\.json$/.test(id)) return JSON.stringify(product);
      if (/[\\/]renderer[\\/]styles[\\/]tokens\.css$/.test(id)) return code + colourRule(product);
      return null;
    },
    transformIndexHtml: (html) => rename(html),
  };
}

/** Both themes name their tokens by an attribute; the document's own name outweighs it. */
function colourRule({ colours }: Product): string {
  const rules = Object.entries(colours).map(([token, value]) => `${token}:${value}`);
  return rules.length === 0 ? '' : `\n:root:root{${rules.join(';')}}\n`;
}
