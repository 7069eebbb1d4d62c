import { describe, expect, it } from 'vitest';
import { hasHangul, normaliseInvitation } from '#renderer/features/sign-in/model/invitation-text.ts';

describe('an invitation code', () => {
  it.each([
    'ABCD-EFGH-JKLM-NPQR',
    'abcd-efgh-jklm-npqr',
    ' ABCDEFGHJKLMNPQR ',
    'ABCD EFGH JKLM NPQR',
    'ABCD–EFGH–JKLM–NPQR',
  ])('is understood as "%s"', (text) => {
    expect(normaliseInvitation(text)).toBe('ABCD-EFGH-JKLM-NPQR');
  });

  it.each(['', '   ', 'ABCD-EFGH-JKLM', 'ABCD-EFGH-JKLM-NPQR-STUV', 'ABCD-EFGH-JKLM-NP01', '초대-코드'])(
    'is not "%s"',
    (text) => {
      expect(normaliseInvitation(text)).toBeNull();
    },
  );
});

it('notices a keyboard on Hangul; small letters make no difference', () => {
  expect(['ㅁㅠㅊㅇ', 'ABCD-가', 'abㅊ'].map(hasHangul)).toEqual([true, true, true]);
  expect(['', 'abcd-efgh', 'ABCD EFGH'].map(hasHangul)).toEqual([false, false, false]);
});
