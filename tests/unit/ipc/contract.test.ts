import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ZodType } from 'zod';
import { channelTable } from '#shared/ipc/channel-table.ts';
import { contract } from '#shared/ipc/contract.ts';
import { makeBridge } from '#shared/ipc/make-bridge.ts';
import type { ShellDomain } from '#shared/ipc/services.ts';
import type { Core } from '#core/core.ts';
import { failedCore } from '#core/failed-core.ts';
import { StatusBoard } from '#core/status/index.ts';
import { AppError } from '#shared/errors/app-error.ts';

interface Definition {
  readonly requests: Record<string, { readonly input: unknown; readonly output: unknown }>;
  readonly events: Record<string, unknown>;
}

const definitions = contract as unknown as Record<string, Definition>;
const requests = Object.entries(channelTable).flatMap(([domain, table]) =>
  table.requests.map((name) => [domain, name] as const),
);
const events = Object.entries(channelTable).flatMap(([domain, table]) =>
  table.events.map((name) => [domain, name] as const),
);

const shellDomains: ReadonlySet<string> = new Set<ShellDomain>(['windows', 'preferences', 'diagnostics']);

const flows = fileURLToPath(new URL('../../e2e/specs', import.meta.url));
const specs = readdirSync(flows).map((name) => [name, readFileSync(`${flows}/${name}`, 'utf8')] as const);

/** The channels that flows say they use: `// @channel domain.name, domain.name`, right above a test that runs. */
function channelsOfFlows(): ReadonlySet<string> {
  const mentions = specs.flatMap(([, spec]) =>
    [...spec.matchAll(/((?:^\/\/ @channel .+\n)+)^test\(/gm)].flatMap(
      ([, lines]) => lines?.split('\n') ?? [],
    ),
  );
  return new Set(mentions.flatMap((mention) => mention.replace('// @channel ', '').split(', ')));
}

function core(): Core {
  const status = {
    phase: 'failed',
    self: null,
    agency: '',
    embedded: true,
    connection: 'offline',
    vault: 'none',
    storage: 'sound',
    clockSkewMs: null,
    failure: 'internal',
  } as const;
  return failedCore(new StatusBoard(status, () => undefined), new AppError('internal'));
}

describe('the contract', () => {
  test.each(requests)('%s.%s has schemas both ways, a service and a flow', (domain, name) => {
    expect(definitions[domain]?.requests[name]?.input).toBeInstanceOf(ZodType);
    expect(definitions[domain]?.requests[name]?.output).toBeInstanceOf(ZodType);
    // What the shell answers is complete by type; that its channels are served, `fuzz.spec` shows, whose calls no service sees.
    if (!shellDomains.has(domain)) {
      const services = core().services as unknown as Record<string, Record<string, unknown>>;
      expect(services[domain]?.[name]).toBeTypeOf('function');
    }
    expect(channelsOfFlows()).toContain(`${domain}.${name}`);
  });

  test.each(events)('%s.%s has a schema and a flow', (domain, name) => {
    expect(definitions[domain]?.events[name]).toBeInstanceOf(ZodType);
    expect(channelsOfFlows()).toContain(`${domain}.${name}`);
  });

  test('a mention of a channel stands right above a test that runs, and names channels that there are', () => {
    const known = [...requests, ...events].map(([domain, name]) => `${domain}.${name}`);
    for (const [name, spec] of specs) {
      const lines = spec.split('\n');
      for (const [index, line] of lines.entries()) {
        if (!line.includes('@channel')) continue;
        const [, mention = ''] = /^\/\/ @channel (.+)$/.exec(line) ?? [];
        for (const channel of mention.split(', ')) expect(known, `${name}: ${line}`).toContain(channel);
        const below = lines.slice(index).find((one) => !one.startsWith('// @channel '));
        expect(below, `${name}: below ${line}`).toMatch(/^test\(/);
      }
    }
  });

  test('the bridge has exactly these, and reaches exactly these channels', () => {
    const reached: string[] = [];
    const bridge = makeBridge({
      invoke: (channel) => {
        reached.push(channel);
        return Promise.resolve();
      },
      canTravel: () => true,
      listen: (channel) => {
        reached.push(channel);
        return () => undefined;
      },
    }) as unknown as Record<string, Record<string, (argument: unknown) => unknown>>;
    for (const domain of Object.values(bridge)) for (const member of Object.values(domain)) member({});
    const expected = [...requests, ...events].map(([domain, name]) => `narae:${domain}.${name}`);
    expect(reached.toSorted()).toEqual(expected.toSorted());
  });

  test('what cannot travel is refused by code on every channel; whatever else fails on the way is no refusal', async () => {
    // As Electron's `invoke` does: what it is given is cloned first.
    const broken = new Error('no handler');
    const bridge = makeBridge({
      invoke: (_channel, input) => {
        structuredClone(input);
        return Promise.reject(broken);
      },
      canTravel: (input) => {
        try {
          structuredClone(input);
          return true;
        } catch {
          return false;
        }
      },
      listen: () => () => undefined,
    }) as unknown as Record<string, Record<string, (argument: unknown) => Promise<unknown>>>;
    const refused = { ok: false, error: { code: 'invalid-request', retryable: false } };
    for (const [domain, name] of requests) {
      const call = bridge[domain]?.[name];
      for (const input of [() => 0, { key: () => 0 }, [Symbol('s')], Promise.resolve(), new WeakMap()])
        expect(await call?.(input)).toEqual(refused);
      await expect(call?.({})).rejects.toBe(broken);
    }
  });
});
