import type { CommandLine } from 'electron';
import { partial } from '../core/guarded.ts';
import { switches } from '../core/switches.ts';

/** `app.commandLine` */
export const commandLine = partial<CommandLine>('app.commandLine', 'CommandLine', {
  appendSwitch: (name, value) => switches.append(name, value ?? ''),
  hasSwitch: switches.has,
  getSwitchValue: (name) => switches.get(name) ?? '',
  removeSwitch: switches.remove,
  // Chromium would take an argument for an address to open.
  appendArgument: () => {},
});
