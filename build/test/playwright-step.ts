import { hasScreen } from '../start/has-screen.ts';
import { startVirtualDisplay } from '../start/virtual-display.ts';
import { fromRoot } from '../vite/paths.ts';
import { readJson, reportPath } from './report-file.ts';
import { notEmpty, type Outcome, type Step } from './step.ts';
import { runTool } from './tool.ts';

/**
 * The tests of one Playwright configuration, or what is selected of them. Electron itself gets a virtual display where there is no
 * screen.
 */
export function playwrightStep(
  name: string,
  config: string,
  selection: readonly string[] = [],
  priority?: number,
): Step {
  return {
    name,
    async run() {
      const isBlind = process.env['NARAE_RUNTIME'] === 'electron' && !hasScreen();
      const display = isBlind ? await startVirtualDisplay() : undefined;
      const environment = display === undefined ? {} : { DISPLAY: display.name };
      const outcome = await playwrightRun(name, config, selection, environment, priority);
      display?.stop();
      return outcome;
    },
  };
}

/** One run of Playwright, of all tests or of those that are selected; its report and what failing tests leave are kept under the name. */
export async function playwrightRun(
  name: string,
  config: string,
  selection: readonly string[],
  environment: Readonly<Record<string, string>>,
  priority?: number,
): Promise<Outcome> {
  const report = reportPath(`${name}.json`);
  // Each run clears its folder when it begins, and some go on at the same time.
  const left = fromRoot(`out/test-results/${name}`);
  const args = ['test', ...selection, '--config', config, '--reporter=list,json', '--output', left];
  const variables = { PLAYWRIGHT_JSON_OUTPUT_FILE: report, FORCE_COLOR: '0', ...environment };
  const result = await runTool('playwright', args, variables, priority);
  return notEmpty(outcomeOf(result.code, result.output, readJson<PlaywrightReport>(report)));
}

/** The part of Playwright's JSON report that is counted. */
export interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

/** Counts the tests; a flaky one has failed once, and a run that failed outside a test is one more failure. */
export function outcomeOf(code: number, output: string, report: PlaywrightReport | undefined): Outcome {
  const failed = (report?.stats.unexpected ?? 0) + (report?.stats.flaky ?? 0);
  return {
    passed: report?.stats.expected ?? 0,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report?.stats.skipped ?? 0,
    output,
  };
}
