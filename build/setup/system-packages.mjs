import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { SetupFailure } from './failure.mjs';

/**
 * Sees to the programs of the system a Linux machine needs: Chromium and Korean fonts for the stand-in, a virtual
 * display with a window manager where there is no screen, an LDAP server for tests. What is only wanted may stay away.
 *
 * @returns {NodeJS.ProcessEnv} what later steps have to know of it
 * @param {{ chromium: boolean, display: 'wanted' | 'needed' | undefined, ldap: 'wanted' | undefined }} needs
 */
export function installSystemPackages({ chromium, display, ldap }) {
  if (process.platform !== 'linux') return {};
  const missing = [];
  if (chromium && !hasChromium()) missing.push('chromium');
  if (chromium && !hasKoreanFonts()) missing.push('fonts-noto-cjk', 'fontconfig');
  const ofDisplay = display === undefined ? [] : missingOfDisplay();
  if (display === 'needed') missing.push(...ofDisplay);
  if (missing.length > 0) install(missing);
  const hasDisplay =
    display !== 'wanted' ||
    ofDisplay.length === 0 ||
    tryToInstall(ofDisplay, 'tests that need a display are skipped');
  // Not on the path of everybody.
  if (ldap === 'wanted' && !existsSync('/usr/sbin/slapd'))
    tryToInstall(['slapd'], 'tests that need an LDAP server are skipped');
  return hasDisplay ? {} : { NARAE_NO_DISPLAY: '1' };
}

/**
 * Sees to the programs that make installers of Windows on Linux, and to those that try them: Wine, a token of software,
 * compilers for the stand-in runtime.
 *
 * @param {{ wine: boolean }} needs
 */
export function installPackagingTools({ wine }) {
  if (process.platform !== 'linux') return;
  const missing = [...makingInstallers, ...(wine ? tryingInstallers : [])]
    .filter(([program]) => !isOnPath(program) && !existsSync(program))
    .flatMap(([, ...names]) => names);
  if (missing.length > 0) install(missing);
}

const makingInstallers = [
  ['makensis', 'nsis'],
  ['wixl', 'wixl'],
  ['msibuild', 'msitools'],
  ['osslsigncode', 'osslsigncode'],
];
const tryingInstallers = [
  ['wine', 'wine', 'wine64'],
  ['openssl', 'openssl'],
  ['softhsm2-util', 'softhsm2'],
  ['pkcs11-tool', 'opensc'],
  ['/usr/lib/x86_64-linux-gnu/engines-3/pkcs11.so', 'libengine-pkcs11-openssl'],
  ['x86_64-w64-mingw32-gcc', 'gcc-mingw-w64-x86-64'],
  ['gcc', 'gcc', 'libc6-dev'],
];

function missingOfDisplay() {
  if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return [];
  return [
    ['Xvfb', 'xvfb'],
    ['openbox', 'openbox'],
  ]
    .filter(([program]) => !isOnPath(program))
    .map(([, name]) => name);
}

function tryToInstall(packages, otherwise) {
  try {
    install(packages);
    return true;
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    console.error(`Going on without ${packages.join(' and ')}: ${otherwise}.`);
    return false;
  }
}

function install(packages) {
  const list = packages.join(' ');
  if (!isOnPath('apt-get')) {
    throw new SetupFailure(`Narae needs these programs, please install them (Debian's names): ${list}.`);
  }
  if (process.getuid() !== 0) {
    throw new SetupFailure(
      `Run this once, then start again: sudo apt-get install --no-install-recommends ${list}`,
    );
  }
  console.error(`Installing ${list} …`);
  if (packages.includes('slapd')) keepSlapdIdle();
  if (!(aptGet('update') && aptGet('install', '-y', '--no-install-recommends', ...packages))) {
    throw new SetupFailure(`apt-get could not install ${list}; its own message stands above.`);
  }
  if (packages.includes('chromium') && !hasChromium()) {
    throw new SetupFailure(
      'No Chromium was found in /usr/lib/chromium: set STANDIN_CHROMIUM to the path of one.',
    );
  }
}

/** Without a configuration of its own Debian's service does not start: tests run the program themselves. */
function keepSlapdIdle() {
  spawnSync('debconf-set-selections', { input: 'slapd slapd/no_configuration boolean true\n' });
}

function aptGet(...args) {
  // Another apt may be at work, for example right after the machine has started.
  const { status } = spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 2, 2],
  });
  return status === 0;
}

function hasChromium() {
  return existsSync(process.env.STANDIN_CHROMIUM ?? '/usr/lib/chromium/chromium');
}

function hasKoreanFonts() {
  const { status, stdout } = spawnSync('fc-list', [':lang=ko', 'family'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
}

function isOnPath(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}
