/** What one step of the test run found. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Shown when the step failed. */
  readonly output: string;
}

/** One runner or check. Its name is what `--only=` takes. */
export interface Step {
  readonly name: string;
  run(): Promise<Outcome>;
}

/** Checks a person would count as one test: it is in order or it is not. */
export function verdict(isInOrder: boolean, output: string): Outcome {
  return { passed: isInOrder ? 1 : 0, failed: isInOrder ? 0 : 1, skipped: 0, output };
}

/** A runner that ran nothing has failed: a misspelt path or a broken filter would otherwise look like success. */
export function notEmpty(outcome: Outcome): Outcome {
  if (outcome.passed + outcome.failed > 0) return outcome;
  return { ...outcome, failed: 1, output: `${outcome.output}\nNo test was run.`.trim() };
}
