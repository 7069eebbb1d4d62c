import { describe, expect, it } from 'vitest';
import { layerRules } from '#build/lint/layers/index.ts';
import { allowedEdges, forbiddenEdges } from './layer-edges.ts';
import { violationsOf } from './cruise-tree.ts';

describe('the layer rules', () => {
  it.each(forbiddenEdges)('%s: %s may not import %s', async (rule, from, to) => {
    expect(await violationsOf(edge(from, to))).toContainEqual(
      expect.stringContaining(`${rule}: ${from} -> `),
    );
  });

  it('leave the ways of the house open', async () => {
    const tree = allowedEdges.reduce(
      (all, [from, ...targets]) => ({ ...all, ...edge(from, ...targets) }),
      {},
    );
    expect(await violationsOf({ ...everyTarget(), ...tree })).toEqual([]);
  });

  it('tell a type from a value where only types are allowed', async () => {
    const service = {
      'electron/core/messaging/index.ts': 'export interface Service {}\nexport const a = 1;\n',
    };
    const byType = "import type { Service } from '#core/messaging/index.ts';\nexport type A = Service;\n";
    const byValue = "export { a } from '#core/messaging/index.ts';\n";
    expect(await violationsOf({ ...service, 'electron/ipc/chats.ts': byType })).toEqual([]);
    expect(await violationsOf({ ...service, 'electron/ipc/chats.ts': byValue })).toEqual([
      'ipc-sees-core-as-types: electron/ipc/chats.ts -> electron/core/messaging/index.ts',
    ]);
  });

  it('report cycles, and imports that lead nowhere', async () => {
    const cycle = {
      'shared/model/a.ts': "import './b.ts';\nexport const a = 1;\n",
      'shared/model/b.ts': "import './a.ts';\nexport const b = 1;\n",
      'shared/model/c.ts': "import './lost.ts';\n",
    };
    expect((await violationsOf(cycle)).map((line) => line.split(':')[0])).toEqual([
      'no-cycles',
      'not-resolvable',
    ]);
  });

  it('are each tested here', () => {
    const tested = new Set([
      ...forbiddenEdges.map(([rule]) => rule),
      'ipc-sees-core-as-types',
      'no-cycles',
      'not-resolvable',
    ]);
    expect(layerRules.map((rule) => rule.name).filter((name) => !tested.has(name ?? ''))).toEqual([]);
  });
});

/** A tree in which `from` imports every target, and each target exists. */
function edge(from: string, ...targets: string[]): Record<string, string> {
  const own = targets.filter((target) => /[.]ts$/.test(target));
  return {
    ...Object.fromEntries(own.map((path) => [path, 'export const a = 1;\n'])),
    [from]: targets.map((target) => `import '${specifier(target)}';\n`).join(''),
  };
}

function everyTarget(): Record<string, string> {
  const own = allowedEdges.flatMap(([, ...targets]) => targets).filter((target) => /[.]ts$/.test(target));
  return Object.fromEntries(own.map((path) => [path, 'export const a = 1;\n']));
}

function specifier(target: string): string {
  return target
    .replace(/^electron\/(sqlite|core|relay|ipc|shell)\//, '#$1/')
    .replace(/^(shared|renderer|build|tests)\//, '#$1/');
}
