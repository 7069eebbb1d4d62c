import { expect, it } from 'vitest';
import { stateWords } from '#renderer/features/chats/model/state-words.ts';
import type { TextLookup } from '#renderer/ui/text/use-text.ts';

const text: TextLookup = (key, values) =>
  key === 'message.spoken.because' ? `${String(values?.['what'])}: ${String(values?.['reason'])}` : key;

it('says why a message waits or has failed, where that is shown', () => {
  const words = (state: 'sending' | 'failed', failure: 'mailbox-full' | null): string | null =>
    stateWords({ state, failure }, text);
  expect(words('sending', null)).toBe('message.sending.spoken');
  expect(words('sending', 'mailbox-full')).toBe('message.sending.spoken: error.mailbox-full');
  expect(words('failed', null)).toBe('message.failed');
  expect(words('failed', 'mailbox-full')).toBe('message.failed: error.mailbox-full');
});
