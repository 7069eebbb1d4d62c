import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { testBuildMark } from '../product/test-build.ts';
import { signedBeside, signingCommand } from './signing-command.ts';
import type { SigningSettings } from './signing-settings.ts';

/** What a signer has to know beside its keys. */
export interface SigningJob {
  readonly settings: SigningSettings;
  /** What Windows asks people about when they start it. */
  readonly name: string;
  /** Only who signs for testers says so: the key of releases signs no test build. */
  readonly mayBeTestBuild: boolean;
}

/** Signs a program, a library, a native module or an installer in place. @throws Error when it is not signed then. */
export function signFile(file: string, { settings, name, mayBeTestBuild }: SigningJob): void {
  if (!mayBeTestBuild && isTestBuild(file))
    throw new Error(`${file} belongs to a test build: it is not signed for release.`);
  const { program, args, isBeside } = signingCommand(settings, file, name);
  const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) {
    if (isBeside) rmSync(signedBeside(file), { force: true });
    throw new Error(`${file} could not be signed with ${program}: ${error?.message ?? stderr}`);
  }
  if (isBeside) renameSync(signedBeside(file), file);
}

/** Version resources are UTF-16, the summary of a package is text. */
function isTestBuild(file: string): boolean {
  const content = readFileSync(file);
  return content.includes(testBuildMark, 0, 'utf16le') || content.includes(testBuildMark);
}
