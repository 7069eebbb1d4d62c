import type { Product } from '../product/product.ts';
import type { Target } from './target.ts';

/** The file that starts the program. */
export function programOf(target: Target, product: Product): string {
  return target === 'win32' ? `${product.name}.exe` : product.linuxName;
}
