import { isAbsolute, join, resolve } from 'node:path';
import { AppError } from '#shared/errors/app-error.ts';
import { interfaceLanguages, type InterfaceLanguage } from '#shared/model/preferences.ts';
import product from '#shared/product/product.json' with { type: 'json' };

/** Where this start of the program keeps its data, and whose it is. */
export interface LaunchSettings {
  /** Everything of this person and PC: profiles and the embedded relay. */
  readonly root: string;
  readonly profile: string;
  readonly profileFolder: string;
  readonly relayFolder: string;
  /** What `--lang` asks for, for this start; null leaves it to the preferences. */
  readonly language: InterfaceLanguage | null;
  /** The session has started the program, and no window is wanted. */
  readonly hidden: boolean;
  /** How many people the demo agency has; null is its standard. */
  readonly demoPeople: number | null;
  /** How the demo agency's simulated colleagues behave; `off` without them. */
  readonly demoColleagues: DemoColleagues;
}

/** `office`: as people do. `eager`: at any hour and fast, for showing and testing. */
export type DemoColleagues = 'off' | 'office' | 'eager';

/** The argument of a start that opens no window. */
export const hiddenArgument = '--hidden';

/** The profile of a start that names none. */
export const defaultProfile = 'default';

const profilePattern = /^[a-z0-9][a-z0-9-]{0,31}$/;

/**
 * Reads `--profile=<name>` (a second official on the same PC), `--lang=en` and, only where the program is not packaged,
 * `--data-root=<folder>`, which keeps tests away from everything else, `--demo-people=<number>` and
 * `--demo-colleagues=off` or `=eager`.
 * @throws AppError `profile-invalid` for a name that is not 1 to 32 lower-case letters, digits and dashes.
 */
export function launchSettings(
  args: readonly string[],
  appData: string,
  isPackaged: boolean,
): LaunchSettings {
  const profile = optionOf(args, 'profile') ?? defaultProfile;
  if (!profilePattern.test(profile)) throw new AppError('profile-invalid');
  const dataRoot = isPackaged ? undefined : optionOf(args, 'data-root');
  const root = dataRoot === undefined ? join(appData, product.name) : absolute(dataRoot);
  return {
    root,
    profile,
    profileFolder: join(root, 'profiles', profile),
    relayFolder: join(root, 'relay'),
    language: languageOf(args),
    hidden: args.includes(hiddenArgument),
    demoPeople: isPackaged ? null : numberOf(optionOf(args, 'demo-people')),
    demoColleagues: isPackaged ? 'off' : colleaguesOf(optionOf(args, 'demo-colleagues')),
  };
}

/** The language that `--lang` asks for; null where it asks for none that there is. */
export function languageOf(args: readonly string[]): InterfaceLanguage | null {
  const asked = optionOf(args, 'lang');
  return interfaceLanguages.find((language) => asked?.startsWith(language) === true) ?? null;
}

/**
 * The arguments with which a later start is one of the same profile. Its language is that of the preferences, since what
 * `--lang` asked for once would go before whatever is chosen later.
 */
export function startArguments({ profile }: Pick<LaunchSettings, 'profile'>): readonly string[] {
  return profile === defaultProfile ? [] : [`--profile=${profile}`];
}

/**
 * The arguments of a start that goes on where this one ends: of the same profile, and where the program is not packaged over
 * the same data, too.
 */
export function restartArguments(settings: LaunchSettings, isPackaged: boolean): readonly string[] {
  if (isPackaged) return startArguments(settings);
  const { root, demoPeople, demoColleagues } = settings;
  return [
    ...startArguments(settings),
    `--data-root=${root}`,
    ...(demoPeople === null ? [] : [`--demo-people=${String(demoPeople)}`]),
    `--demo-colleagues=${demoColleagues}`,
  ];
}

function optionOf(args: readonly string[], name: string): string | undefined {
  const prefix = `--${name}=`;
  return args.findLast((arg) => arg.startsWith(prefix))?.slice(prefix.length);
}

function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^[1-9][0-9]{0,4}$/.test(text) ? Number(text) : null;
}

function colleaguesOf(text: string | undefined): DemoColleagues {
  return text === 'off' || text === 'eager' ? text : 'office';
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : resolve(path);
}
