/** The arguments of the `electron` executable. */
export interface ElectronArguments {
  /** The folder or file of the app. */
  readonly app: string | undefined;
  /** Modules to load before it (`-r`). */
  readonly preloaded: readonly string[];
  /** Chromium's switches, which may stand before or after the app. */
  readonly switches: readonly (readonly [name: string, value: string])[];
}

export function parseArguments(given: readonly string[]): ElectronArguments {
  const preloaded: string[] = [];
  const switches: [string, string][] = [];
  let app: string | undefined;
  for (let index = 0; index < given.length; index++) {
    const argument = given[index] ?? '';
    if (app === undefined && (argument === '-r' || argument === '--require'))
      preloaded.push(given[++index] ?? '');
    else if (app === undefined && argument.startsWith('--require=')) preloaded.push(argument.slice(10));
    else if (argument.startsWith('--')) addSwitch(switches, argument);
    else if (app === undefined && !argument.startsWith('-')) app = argument;
  }
  return { app, preloaded, switches };
}

function addSwitch(switches: [string, string][], argument: string): void {
  const [, name = '', value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
  // Node has seen these already.
  if (name && !name.startsWith('inspect')) switches.push([name, value]);
}
