import { describe, expect, it } from 'vitest';
import { nextAnnouncement } from '#renderer/features/chats/model/next-announcement.ts';
import { myTestMessage, testMessage } from '../../../support.ts';

const page = [1, 2, 3, 4, 5, 6].map((number) => testMessage(number));

describe('what is spoken next', () => {
  it('is one message after another while there are a few', () => {
    expect(nextAnnouncement([page], 3)).toEqual({ message: testMessage(4), outOf: null });
    expect(nextAnnouncement([page], 5)).toEqual({ message: testMessage(6), outOf: null });
  });

  it('is how many have come and the newest while there are more', () => {
    expect(nextAnnouncement([page], 2)).toEqual({ message: testMessage(6), outOf: 4 });
    expect(nextAnnouncement([[...page, myTestMessage(7)]], 0)).toEqual({ message: testMessage(6), outOf: 6 });
  });

  it('is the newest by arrival, wherever it stands', () => {
    const late = testMessage(0, { arrival: 9 });
    expect(nextAnnouncement([[late, ...page]], 2)).toEqual({ message: late, outOf: 5 });
  });

  it('is nothing once all is spoken', () => {
    expect(nextAnnouncement([page], 6)).toBeUndefined();
  });
});
