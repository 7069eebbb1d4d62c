import { AppError } from './app-error.ts';

/**
 * What a log may know of an error: its code, and the kind and place of its cause. Messages of foreign errors stay out,
 * because they may quote content, names, paths or keys.
 */
export function describeFailure(error: unknown): { readonly code: string; readonly cause: string } {
  const failure = AppError.from(error);
  return { code: failure.code, cause: describeCause(failure.cause ?? failure) };
}

function describeCause(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause;
  const code = 'code' in cause && typeof cause.code === 'string' ? `/${cause.code}` : '';
  return `${cause.name}${code}${place(cause)}`;
}

function place(error: Error): string {
  const frame = /at (?:async )?(?:([\w.#<>]+) )?\(?[^()\n]*?([\w.-]+:\d+):\d+\)?$/m.exec(error.stack ?? '');
  if (frame === null) return '';
  const [, name = '', file = ''] = frame;
  return ` at ${name === '' ? file : `${name} (${file})`}`;
}
