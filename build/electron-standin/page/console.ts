import type { Protocol } from '../chromium/protocol.ts';
import type { Session } from '../chromium/session.ts';
import { electronEvent } from '../core/electron-event.ts';
import { switches } from '../core/switches.ts';
import { fromChromium } from '../schemes/addresses.ts';
import type { Page } from './page.ts';

/** `console-message`, and with --enable-logging the same on standard error. */
export function watchConsole(page: Page, session: Session): void {
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const [caller] = stackTrace?.callFrames ?? [];
    report(page, LEVELS[type] ?? 'info', args.map(textOf).join(' '), caller);
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    const { text, exception, url = '', lineNumber } = exceptionDetails;
    const message = `${text} ${exception?.description ?? ''}`.trim();
    report(page, 'error', message, { url, lineNumber });
  });
}

type Level = 'debug' | 'info' | 'warning' | 'error';

const LEVELS: Record<string, Level> = { error: 'error', assert: 'error', warning: 'warning', debug: 'debug' };
const NUMBERS: Record<Level, number> = { debug: 0, info: 1, warning: 2, error: 3 };

function report(
  page: Page,
  level: Level,
  message: string,
  place?: { url: string; lineNumber: number },
): void {
  const lineNumber = (place?.lineNumber ?? 0) + 1;
  const sourceId = fromChromium(place?.url ?? '');
  const event = electronEvent({ message, level, lineNumber, sourceId, frame: page.frame });
  page.contents.emit('console-message', event, NUMBERS[level], message, lineNumber, sourceId);
  if (switches.has('enable-logging')) console.error(`[renderer:${level}] ${message}`);
}

function textOf(value: Protocol.Runtime.RemoteObject): string {
  return value.value === undefined ? (value.description ?? value.type) : String(value.value);
}
