import type { Session } from '../chromium/session.ts';
import { debug } from '../core/debug.ts';
import { codec } from '../ipc/node-codec.ts';
import type { Encoded } from '../renderer-side/codec.ts';
import { dispatchMessage, messageEvent } from './ipc.ts';
import type { Page } from './page.ts';

/** Answers a page that stands still in `standinSyncCall` (renderer-side/sync-call.ts) until it has an answer. */
export function watchSyncCalls(page: Page, session: Session): void {
  session.on('Debugger.paused', ({ callFrames }) => {
    const [frame] = callFrames;
    const answered =
      frame?.functionName === 'standinSyncCall'
        ? answerCall(page, session, frame.callFrameId)
        : Promise.resolve();
    answered
      .catch((error: unknown) => debug('synchronous call', error))
      .finally(() => session.post('Debugger.resume'));
  });
  session.post('Debugger.enable', { maxScriptsCacheSize: 0 });
  session.post('DOM.enable');
}

async function answerCall(page: Page, session: Session, callFrameId: string): Promise<void> {
  const evaluate = (expression: string, returnByValue: boolean) =>
    session.send('Debugger.evaluateOnCallFrame', { callFrameId, expression, returnByValue, silent: true });
  const question = await evaluate('({ kind: _question.kind, request: _question.request })', true);
  const { kind, request } = question.result.value as { kind: string; request: string };
  const answer = kind === 'path' ? await filePath() : JSON.stringify(await askListeners(page, request));
  // JSON is JavaScript except for these two characters, which end a line of code.
  const literal = JSON.stringify(answer).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  await evaluate(`_box.answer = ${literal}; 0`, true);

  async function filePath(): Promise<string> {
    const { objectId } = (await evaluate('_question.file', false)).result;
    if (objectId === undefined) return '';
    return (await session.send('DOM.getFileInfo', { objectId })).path;
  }
}

function askListeners(page: Page, request: string): Promise<Encoded> {
  const { channel, args } = JSON.parse(request) as { channel: string; args: Encoded };
  return new Promise((resolve) => {
    const event = messageEvent(page);
    Object.defineProperty(event, 'returnValue', {
      set: (value) => resolve(codec.encode(value)),
      get: () => undefined,
    });
    if (!dispatchMessage(page, channel, args, event)) resolve(null);
  });
}
