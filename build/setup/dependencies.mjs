import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupFailure } from './failure.mjs';
import { modules, node24, root } from './paths.mjs';

const lockFile = join(root, 'package-lock.json');
const stamp = join(modules, '.narae-lock-hash');

/** Installs what the lock file names, unless it is installed already. */
export function installDependencies() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20)
    throw new SetupFailure(`Narae needs Node.js 20 or newer to set itself up; this is ${process.version}.`);
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (!(existsSync(stamp) && readFileSync(stamp, 'utf8') === hash)) {
    if (!isInstalled()) install();
    writeFileSync(stamp, hash);
  }
  if (!hasNode24()) {
    throw new SetupFailure(
      'The npm package "node" (Node.js 24) has not installed itself: allow its install script and run "npm ci".',
    );
  }
}

function hasNode24() {
  return spawnSync(node24, ['--version']).status === 0;
}

/** Whether npm's own record of node_modules agrees with the lock file, as after a plain `npm install`. */
function isInstalled() {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || present[path]?.version === entry.version || entry.optional || entry.devOptional,
  );
}

function install() {
  requireNpm();
  console.error('Installing the dependencies of Narae …');
  // No install scripts: native modules bring their builds along, and npm would compile one of them all the same, which
  // a machine without a compiler cannot. Only the package of Node 24 has to fetch its program.
  run([isNodeInUse() ? 'install' : 'ci', '--ignore-scripts']);
  if (!hasNode24()) run(['rebuild', 'node']);
}

function run(npmArguments) {
  if (npm(npmArguments, 'inherit').status !== 0)
    throw new SetupFailure('npm could not install the dependencies; its own message stands above.');
}

function requireNpm() {
  const { status, stdout } = npm(['--version'], 'pipe');
  if (status !== 0)
    throw new SetupFailure('npm was not found; install Node.js together with npm 10 or newer.');
  const version = String(stdout).trim();
  if (Number(version.split('.')[0]) < 10)
    throw new SetupFailure(`Narae needs npm 10 or newer; this is ${version}.`);
}

/** `npm ci` removes node_modules, and Windows cannot remove a program that runs: the Node 24 npm scripts find first. */
function isNodeInUse() {
  return process.platform === 'win32' && process.execPath.toLowerCase().startsWith(modules.toLowerCase());
}

function npm(args, output) {
  // npm is a batch file on Windows, which only a shell can start. Its output is no output of the task: to stderr.
  return spawnSync('npm', args, {
    cwd: root,
    shell: process.platform === 'win32',
    stdio: output === 'inherit' ? ['ignore', 2, 2] : 'pipe',
  });
}
