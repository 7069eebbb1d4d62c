import { describe, expect, it } from 'vitest';
import { readOwnConversation } from '#renderer/app/own-conversation.ts';

describe('the conversation of a window', () => {
  it.each([
    ['', null],
    ['?lang=ko', null],
    ['?lang=ko&conversation=direct:0f3a', 'direct:0f3a'],
    ['?conversation=direct%3A0f3a', 'direct:0f3a'],
    ['?conversation=', 'unknown'],
    ['?conversation=<b>', 'unknown'],
  ])('for the address "%s" is %s', (search, own) => {
    expect(readOwnConversation(search)).toBe(own);
  });
});
