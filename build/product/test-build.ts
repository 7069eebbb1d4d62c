import { nameUuid } from './name-uuid.ts';
import type { Product } from './product.ts';

/** Stands in the version resource of everything that belongs to a test build; the signer refuses what holds it. */
export const testBuildMark = 'TEST BUILD - NOT FOR RELEASE';

/** The same product under a name and ids of its own: a test build never takes the place of what is installed. */
export function asTestBuild(product: Product): Product {
  return {
    ...product,
    name: `${product.name}Test`,
    koreanName: `${product.koreanName} TEST`,
    linuxName: `${product.linuxName}-test`,
    appId: `${product.appId}.Test`,
    linkScheme: `${product.linkScheme}-test`,
    toastActivator: `{${nameUuid(product.packageNamespace, 'toast activator of the test build')}}`,
    packageNamespace: nameUuid(product.packageNamespace, 'test build'),
  };
}
