import { spawnSync } from 'node:child_process';

/** Files with the roots that are trusted: of who signs, and of who says when. */
export interface TrustedRoots {
  readonly signer: string;
  readonly timeStamp: string;
}

/**
 * What is wrong with a signature; empty when it is whole, its chain ends at the trusted root, and a trusted time stamp is on
 * it.
 */
export function signatureProblems(file: string, roots: TrustedRoots): readonly string[] {
  const trust = ['-CAfile', roots.signer, '-TSA-CAfile', roots.timeStamp];
  const { status, stdout, error } = spawnSync('osslsigncode', ['verify', ...trust, '-in', file], {
    encoding: 'utf8',
  });
  if (error !== undefined) return [`${file}: osslsigncode could not be run: ${error.message}`];
  if (status !== 0) return [`${file}: the signature is not in order: ${lastWords(stdout)}`];
  return /Timestamp Server Signature verification: ok/.test(stdout)
    ? []
    : [`${file}: no time stamp is on the signature`];
}

function lastWords(output: string): string {
  return output.trim().split('\n').slice(-3).join(' ');
}
