import { createHash, randomInt } from 'node:crypto';
import type { InvitationCode } from '#shared/model/ids.ts';

// Without O, I, L, 0 and 1, which people mix up when they copy a code from paper.
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A fresh code of 79 random bits, `ABCD-EFGH-JKMN-PQRS`. */
export function randomInvitationCode(): InvitationCode {
  const letters = Array.from({ length: 16 }, () => alphabet.charAt(randomInt(alphabet.length)));
  const groups = [0, 4, 8, 12].map((start) => letters.slice(start, start + 4).join(''));
  return groups.join('-') as InvitationCode;
}

/** What the relay keeps of a code. */
export function invitationHash(code: InvitationCode): Buffer {
  return createHash('sha256').update(code).digest();
}
