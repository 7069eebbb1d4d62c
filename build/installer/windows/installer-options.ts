import type { Product } from '../../product/product.ts';

/** What an installer is made of, of either kind. */
export interface InstallerOptions {
  readonly product: Product;
  readonly version: string;
  /** Whose it is, or that it is a test build. */
  readonly legal: string;
  /** The verified application folder. */
  readonly folder: string;
  readonly output: string;
  /** A command line that signs the file put behind it; null leaves it unsigned. */
  readonly signer: string | null;
}
