/** Our own, and what helps a person who sees badly or whose graphics driver fails: it opens nothing. */
const own = [/^--profile=/, /^--lang=/, /^--hidden$/, /^--force-renderer-accessibility$/, /^--disable-gpu$/];
/** What systems and installers start a program with: a toast's activation, an update, a Finder of old, a second start. */
const systems = [
  /^-Embedding$/,
  /^-ToastActivated$/,
  /^--updated$/,
  /^--squirrel-(install|updated|uninstall|obsolete|firstrun)$/,
  /^-psn_\d+_\d+$/,
  /^--allow-file-access-from-files$/,
  /^--original-process-start-time=\d+$/,
];
const accepted = [...own, ...systems];
/** A name is told, never a value: it could be a path or an address. */
const nameLength = 60;

/**
 * The name of the first switch that an installed program does not start with; null when there is none. Chromium knows some
 * 1,500, among them those that open it to a debugger, send it through a proxy, or take its locks away, and each version
 * brings others: so only those that are known to do no harm are let through. Whatever is no switch (a link) is another
 * matter.
 */
export function refusedSwitch(args: readonly string[], platform: NodeJS.Platform): string | null {
  const refused = args.find(
    (arg) => isSwitch(arg, platform) && !accepted.some((pattern) => pattern.test(arg)),
  );
  if (refused === undefined) return null;
  return (refused.split('=')[0] ?? '').replace(/[^\w/-]/g, '').slice(0, nameLength);
}

/** On Windows Chromium takes a slash for a dash. */
function isSwitch(arg: string, platform: NodeJS.Platform): boolean {
  const trimmed = arg.trim();
  return trimmed.startsWith('-') || (platform === 'win32' && trimmed.startsWith('/'));
}
