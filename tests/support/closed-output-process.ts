import { bearClosedOutput } from '#shared/errors/bear-closed-output.ts';
import { logFailure } from '#shell/log.ts';

// Tells of failures on outputs that its parent has closed, and says how many errors nobody has caught.
const pauseMs = 20;
let uncaught = 0;

bearClosedOutput([process.stdout, process.stderr]);
process.on('uncaughtException', () => {
  uncaught += 1;
});
process.once('message', () => void run());
process.send?.('ready');

async function run(): Promise<void> {
  // Node's console itself bears the first.
  for (const code of ['first', 'second', 'third']) {
    logFailure({ code, cause: 'test' });
    console.log(code);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  process.send?.(uncaught);
  process.disconnect();
}
