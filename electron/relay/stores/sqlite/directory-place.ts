import { AppError } from '#shared/errors/app-error.ts';

/**
 * How far a PC has come with the directory. `changes`: it knows everything up to a change. Before that, of everything up to
 * the change `until` with which it began: first the `units`, then `own` people, those of one agency, then all `others`.
 */
export type DirectoryPlace =
  | { readonly part: 'changes'; readonly after: number }
  | {
      readonly part: 'units' | 'own' | 'others';
      readonly after: number;
      readonly until: number;
      readonly agency: string;
    };

/** The token of a place, which means nothing to whom it is given. */
export function toToken(place: DirectoryPlace): string {
  if (place.part === 'changes') return String(place.after);
  const { part, after, until, agency } = place;
  return [part, String(after), String(until), Buffer.from(agency).toString('base64url')].join('.');
}

/** @throws AppError `invalid-request` for a token that no store made. */
export function fromToken(token: string): DirectoryPlace {
  const [, part = '', after = '', until = '', agency = ''] = form.exec(token) ?? [];
  if (part === 'units' || part === 'own' || part === 'others') {
    const name = Buffer.from(agency, 'base64url').toString();
    return { part, after: toChange(after), until: toChange(until), agency: name };
  }
  return { part: 'changes', after: toChange(token) };
}

const form = /^(units|own|others)\.(\d{1,16})\.(\d{1,16})\.([A-Za-z0-9_-]{0,2000})$/;

function toChange(text: string): number {
  const change = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(change)) throw new AppError('invalid-request');
  return change;
}
