import { canStartVirtualDisplay, isDisplaySetUp, startVirtualDisplay } from '../start/virtual-display.ts';
import { playwrightRun } from './playwright-step.ts';
import { verdict, type Step } from './step.ts';

/**
 * The tests of a Playwright configuration again, in windows on a virtual display: what people see with `npm start`. Without a virtual display it counts as skipped, and fails where set-up would have installed one.
 */
export function headedStep(name: string, config: string): Step {
  return {
    name,
    async run() {
      if (!canStartVirtualDisplay()) {
        const output = 'There is no Xvfb with openbox.';
        return isDisplaySetUp() ? verdict(false, output) : { passed: 0, failed: 0, skipped: 1, output };
      }
      const display = await startVirtualDisplay();
      try {
        const environment = { DISPLAY: display.name, STANDIN_HEADLESS: '0' };
        return await playwrightRun(name, config, [], environment);
      } finally {
        display.stop();
      }
    },
  };
}
