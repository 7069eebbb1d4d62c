import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fromRoot } from '../vite/paths.ts';

/** Where a runner writes its report; what an earlier run left there is gone. */
export function reportPath(name: string): string {
  mkdirSync(fromRoot('out/test-reports'), { recursive: true });
  const path = fromRoot(`out/test-reports/${name}`);
  rmSync(path, { force: true });
  return path;
}

/** Reads a report, or nothing where the runner died before it wrote one. */
export function readJson<Report>(path: string): Report | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : undefined;
}
