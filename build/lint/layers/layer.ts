import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

/**
 * What the files of one place may import. All paths are regular expressions on paths from the root of the
 * repository; `$1` in the others is what the first group of `from` found.
 */
export interface Layer {
  readonly name: string;
  /** Said to whoever breaks the rule. */
  readonly because: string;
  readonly from: string;
  readonly fromNot?: readonly string[];
  /** The places of this repository that may be imported. */
  readonly may: readonly string[];
  /** The only packages that may be imported; any when absent. */
  readonly packages?: readonly string[];
  /** Packages that may not be imported. */
  readonly neverPackages?: readonly string[];
  /** Whether Node's own modules exist where these files run. */
  readonly node: boolean;
}

/** The rules of dependency-cruiser that follow from one layer. */
export function rulesOf(layer: Layer): IRegularForbiddenRuleType[] {
  const from = {
    path: layer.from,
    ...(layer.fromNot === undefined ? {} : { pathNot: [...layer.fromNot] }),
  };
  const rule = (suffix: string, to: IRegularForbiddenRuleType['to']): IRegularForbiddenRuleType => ({
    name: `${layer.name}${suffix}`,
    comment: layer.because,
    severity: 'error',
    from,
    to,
  });
  const rules = [rule('', { path: ownCode, pathNot: [...layer.may] })];
  if (layer.packages !== undefined) {
    rules.push(rule('-packages', { path: anyPackage, pathNot: layer.packages.map(packagePath) }));
  }
  if (layer.neverPackages !== undefined) {
    rules.push(rule('-never-packages', { path: layer.neverPackages.map(packagePath) }));
  }
  if (!layer.node) rules.push(rule('-node', { dependencyTypes: ['core'] }));
  return rules;
}

const ownCode = '^(shared|electron|renderer|build|tests)/';
const anyPackage = '(^|/)node_modules/';

function packagePath(name: string): string {
  return `(^|/)node_modules/(@types/)?${name}/`;
}
