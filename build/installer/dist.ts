import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { asTestBuild } from '../product/test-build.ts';
import { ownProductFile, readProduct } from '../product/product.ts';
import { signingSettings } from '../signing/signing-settings.ts';
import { fromRoot } from '../vite/paths.ts';
import { findRuntime } from './find-runtime.ts';
import { verifiedFolder, windowsInstallers, type ReleaseOptions, type Signing } from './release.ts';
import { targets, type Target } from './target.ts';

// `npm run dist`: everything that leaves, in out/dist. `--test-build`, `--product=FILE`, `--target=win32`.
const { values } = parseArgs({
  options: {
    'test-build': { type: 'boolean', default: false },
    product: { type: 'string', default: ownProductFile },
    target: { type: 'string', multiple: true, default: [...targets] },
  },
});

try {
  await dist();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function dist(): Promise<void> {
  const isTestBuild = values['test-build'];
  const product = readProduct(values.product);
  const options: ReleaseOptions = {
    product: isTestBuild ? asTestBuild(product) : product,
    version: version(),
    isTestBuild,
    output: fromRoot(isTestBuild ? 'out/dist-test' : 'out/dist'),
  };
  const wanted = values.target.map(targetOf);
  // Everything that may be missing is asked for before anything takes time.
  const runtimes = wanted.map((target) => [target, findRuntime(target, process.env)] as const);
  const signing = wanted.includes('win32') ? signingOf(isTestBuild) : null;
  for (const [target, runtime] of runtimes) {
    const folder = await verifiedFolder(options, target, runtime);
    process.stdout.write(`${folder}\n`);
    if (target === 'win32')
      process.stdout.write(`${windowsInstallers(options, folder, signing).join('\n')}\n`);
  }
}

function signingOf(isTestBuild: boolean): Signing | null {
  const {
    SIGN_MODE: mode,
    SIGN_TEST_BUILDS: mayBe,
    VERIFY_CA: signer,
    VERIFY_TSA_CA: timeStamp,
  } = process.env;
  if (isTestBuild && mode === undefined) return null;
  if (isTestBuild && mayBe !== '1')
    throw new Error('A test build is not signed for release: set SIGN_TEST_BUILDS=1.');
  const settings = signingSettings(process.env);
  if (signer === undefined)
    throw new Error('VERIFY_CA is not set: a file with the root that signatures have to end at.');
  return { settings, roots: { signer, timeStamp: timeStamp ?? signer } };
}

function targetOf(name: string): Target {
  const target = targets.find((known) => known === name);
  if (target === undefined) throw new Error(`There is no target ${name}; there are: ${targets.join(', ')}.`);
  return target;
}

function version(): string {
  return (JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as { readonly version: string }).version;
}
