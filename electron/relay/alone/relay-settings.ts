import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { standardRemovedShare } from '../sources/import-directory.ts';
import {
  audiences,
  restrictedFields,
  standardVisibility,
  type Audience,
  type RestrictedField,
  type Visibility,
} from '../visibility.ts';
import { CommandError } from './texts.ts';

/** Where the data of a relay that runs alone are. */
export interface DataSettings {
  readonly folder: string;
  readonly keyFile: string;
}

/** How a relay that runs alone is set up. */
export interface RelaySettings extends DataSettings {
  readonly host: string;
  readonly port: number;
  /** The agency it serves; null: the demo agency, or what was imported. */
  readonly agency: string | null;
  /** Null: as decided before. */
  readonly visibility: Visibility | null;
  /** A file of settings of an LDAP server that is followed, how often, and the share that may go unasked (0 to 1). */
  readonly ldap: {
    readonly file: string;
    readonly everyMs: number;
    readonly maximumRemovedShare: number;
  } | null;
}

/** What an import is to do. */
export interface ImportSettings extends DataSettings {
  readonly source:
    | { readonly kind: 'files'; readonly csv: string | null; readonly units: string | null }
    | { readonly kind: 'ldap'; readonly file: string };
  readonly dryRun: boolean;
  readonly confirmRemovals: boolean;
  readonly maximumRemovedShare: number;
}

const dataOptions = {
  folder: { type: 'string' },
  'key-file': { type: 'string' },
  lang: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

const removedShare = {
  'removed-share': { type: 'string', default: String(standardRemovedShare * 100) },
} as const satisfies ParseArgsConfig['options'];

/**
 * What stands behind `npm run relay --`. By default everything lies in `out/relay`.
 * @throws CommandError for what cannot be, such as a host that others could reach.
 */
export function relaySettings(args: readonly string[], environment: NodeJS.ProcessEnv): RelaySettings {
  const values = parse(args, {
    ...dataOptions,
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '7440' },
    agency: { type: 'string' },
    visible: { type: 'string', multiple: true },
    ldap: { type: 'string' },
    every: { type: 'string', default: '15' },
    ...removedShare,
  });
  if (!isLoopback(values.host)) throw new CommandError('relay.option.host');
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new CommandError('relay.option.port');
  const minutes = Number(values.every);
  if (!(minutes >= 1)) throw new CommandError('relay.option.every');
  const maximumRemovedShare = shareOf(values['removed-share']);
  return {
    ...dataSettings(values, environment),
    host: values.host,
    port,
    agency: values.agency ?? null,
    visibility: values.visible === undefined ? null : visibilityOf(values.visible),
    ldap:
      values.ldap === undefined
        ? null
        : { file: resolve(values.ldap), everyMs: minutes * 60_000, maximumRemovedShare },
  };
}

/** What stands behind `npm run relay -- import`. @throws CommandError. */
export function importSettings(args: readonly string[], environment: NodeJS.ProcessEnv): ImportSettings {
  const values = parse(args, {
    ...dataOptions,
    csv: { type: 'string' },
    units: { type: 'string' },
    ldap: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    'confirm-removals': { type: 'boolean', default: false },
    ...removedShare,
  });
  const { csv, units, ldap } = values;
  const hasFiles = csv !== undefined || units !== undefined;
  if (hasFiles === (ldap !== undefined)) throw new CommandError('relay.option.source');
  return {
    ...dataSettings(values, environment),
    source:
      ldap === undefined
        ? { kind: 'files', csv: fileOrNull(csv), units: fileOrNull(units) }
        : { kind: 'ldap', file: resolve(ldap) },
    dryRun: values['dry-run'],
    confirmRemovals: values['confirm-removals'],
    maximumRemovedShare: shareOf(values['removed-share']),
  };
}

function shareOf(percent: string): number {
  const share = percent.trim() === '' ? NaN : Number(percent) / 100;
  if (!(share >= 0 && share <= 1)) throw new CommandError('relay.option.removed-share');
  return share;
}

/** The language that a command names, before anything else of it is read. */
export function languageOf(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const arg = args[at];
  return arg === '--lang' ? args[at + 1] : arg?.slice('--lang='.length);
}

function parse<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
): ReturnType<typeof parseArgs<{ options: Options }>>['values'] {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new CommandError('relay.option.unknown', error instanceof Error ? error.message : '');
  }
}

function dataSettings(
  values: { readonly folder?: string | undefined; readonly 'key-file'?: string | undefined },
  environment: NodeJS.ProcessEnv,
): DataSettings {
  const folder = resolve(values.folder ?? environment['NARAE_RELAY_FOLDER'] ?? 'out/relay');
  return { folder, keyFile: values['key-file'] ?? join(folder, 'relay.key') };
}

function fileOrNull(file: string | undefined): string | null {
  return file === undefined ? null : resolve(file);
}

function visibilityOf(words: readonly string[]): Visibility {
  const decided = words.map((word): readonly [RestrictedField, Audience] => {
    const [name, who] = word.split('=');
    const field = restrictedFields.find((one) => one === name);
    const audience = audiences.find((one) => one === who);
    if (field === undefined || audience === undefined) throw new CommandError('relay.option.visible');
    return [field, audience];
  });
  return { ...standardVisibility, ...(Object.fromEntries(decided) as Partial<Visibility>) };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
