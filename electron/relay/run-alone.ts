import { bearClosedOutput } from '#shared/errors/bear-closed-output.ts';
import { languageOf } from './alone/relay-settings.ts';
import { failureText, relayTexts } from './alone/texts.ts';
import { importAlone } from './import-alone.ts';
import { serveAlone } from './serve-alone.ts';

/**
 * A relay's commands: `import …`, or serving until it is told to stop. What goes wrong is one sentence and exit code 1; an
 * import that would remove too much ends with 2.
 */
export async function runAlone(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  bearClosedOutput([process.stdout, process.stderr]);
  const text = relayTexts(languageOf(args));
  const say = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  try {
    if (args[0] !== 'import') await serveAlone(args, environment, text, say);
    else if ((await importAlone(args.slice(1), environment, text, say)) === 'refused') process.exitCode = 2;
  } catch (error) {
    process.stderr.write(`${text('relay.cannot-run', { reason: failureText(text, error) })}\n`);
    process.exitCode = 1;
  }
}
