import { maximumDraftLength } from '#shared/model/message.ts';

/** As much of a draft as can be saved, cut between two characters and not within one. */
export function keptDraft(text: string): string {
  if (text.length <= maximumDraftLength) return text;
  const last = text.codePointAt(maximumDraftLength - 1) ?? 0;
  return text.slice(0, last > 0xffff ? maximumDraftLength - 1 : maximumDraftLength);
}
