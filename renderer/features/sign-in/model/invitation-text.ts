import { invitationPattern } from '#shared/model/ids.ts';

/** An invitation code as people paste it (any case, spaces, no dashes) in its proper form, or null if it is none. */
export function normaliseInvitation(text: string): string | null {
  const characters = text.toUpperCase().replace(/[\s\-–—]/gu, '');
  const code = characters.match(/.{1,4}/gu)?.join('-') ?? '';
  return invitationPattern.test(code) ? code : null;
}

/** Whether the keyboard is on Hangul, which no code is written in. Small and capital letters make no difference. */
export function hasHangul(text: string): boolean {
  return /\p{Script=Hangul}/u.test(text);
}
