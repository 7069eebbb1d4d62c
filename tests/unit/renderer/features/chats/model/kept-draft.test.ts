import { expect, it } from 'vitest';
import { keptDraft } from '#renderer/features/chats/model/kept-draft.ts';
import { maximumDraftLength, maximumTextBytes } from '#shared/model/message.ts';

it('keeps a draft that is too long for one message', () => {
  const text = '가'.repeat(maximumTextBytes + 3000);
  expect(keptDraft(text)).toBe(text);
  const full = '가'.repeat(maximumDraftLength);
  expect(keptDraft(full)).toBe(full);
});

it('keeps as much as the contract takes', () => {
  expect(keptDraft('가'.repeat(maximumDraftLength + 5))).toBe('가'.repeat(maximumDraftLength));
});

it('never cuts within a character', () => {
  const before = '가'.repeat(maximumDraftLength - 1);
  expect(keptDraft(`${before}😀나`)).toBe(before);
  const fitting = `${'가'.repeat(maximumDraftLength - 2)}😀`;
  expect(keptDraft(`${fitting}나`)).toBe(fitting);
});
