import { readJson, reportPath } from './report-file.ts';
import { notEmpty, type Outcome, type Step } from './step.ts';
import { runTool } from './tool.ts';

/** One project of the vitest configuration, or what of it lies in a folder, run in the given time zone. */
export function vitestStep(name: string, project: string, timeZone: string, folder?: string): Step {
  return {
    name,
    async run() {
      const report = reportPath(`${name}.json`);
      const args = ['run', '--config', 'build/test/vitest.config.ts', '--project', project];
      if (folder !== undefined) args.push(folder);
      const result = await runTool(
        'vitest',
        [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
        { TZ: timeZone, NO_COLOR: '1' },
      );
      return notEmpty(outcomeOf(result.code, result.output, readJson<VitestReport>(report)));
    },
  };
}

/** The part of vitest's JSON report that is counted. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** Counts the tests; a run that failed outside a test (an import, a hook) is one more failure. */
export function outcomeOf(code: number, output: string, report: VitestReport | undefined): Outcome {
  const failed = report?.numFailedTests ?? 0;
  return {
    passed: report?.numPassedTests ?? 0,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
    output,
  };
}
