import { expect, type ElectronApplication, type Page } from '@playwright/test';

/** Ends the core, and waits until the window has said so and goes on by itself. */
export async function expectCoreToComeBack(app: ElectronApplication, page: Page): Promise<void> {
  const words = '나래톡을 다시 시작하는 중입니다';
  // It may stand there for less than a second: whoever looks now and then would miss it.
  const said = page.evaluate(appearance, words);
  await endCore(app);
  expect(await said).toBe(true);
  await expect(page.getByText(words)).toBeHidden({ timeout: 20_000 });
}

/** In the page: whether a text comes to stand there within ten seconds, for however short a time. */
function appearance(words: string): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isThere: boolean): void => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(isThere);
    };
    const observer = new MutationObserver(() => {
      if (document.body.textContent.includes(words)) end(true);
    });
    const timer = setTimeout(() => {
      end(false);
    }, 10_000);
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

/** Ends the thread of the core as an error would: it is found among the threads by its room for garbage. */
async function endCore(app: ElectronApplication): Promise<void> {
  const ended = await app.evaluate(async () => {
    const { Session } = process.getBuiltinModule('node:inspector');
    const { Worker } = process.getBuiltinModule('node:worker_threads');
    Reflect.set(globalThis, 'workerPrototype', Worker.prototype);
    const session = new Session();
    session.connect();
    const post = (
      method: string,
      parameters: object,
    ): Promise<{ [key: string]: { objectId?: string; value?: unknown } }> =>
      new Promise((resolve, reject) => {
        session.post(method, parameters, (error, result) => {
          if (error === null) resolve(result as never);
          else reject(error);
        });
      });
    const { result } = await post('Runtime.evaluate', { expression: 'workerPrototype' });
    const { objects } = await post('Runtime.queryObjects', { prototypeObjectId: result?.objectId });
    const called = await post('Runtime.callFunctionOn', {
      objectId: objects?.objectId,
      functionDeclaration: `function () {
        // Among them may be what only looks like a thread, and has no limits to ask for.
        const room = (one) => { try { return one.resourceLimits.maxYoungGenerationSizeMb; } catch { return 0; } };
        const cores = this.filter((one) => room(one) === 64);
        for (const core of cores) core.terminate();
        return cores.length;
      }`,
      returnByValue: true,
    });
    session.disconnect();
    return called['result']?.value;
  });
  expect(ended).toBe(1);
}
