import { describe, expect, it } from 'vitest';
import {
  endTolerance,
  lookAtPlace,
  startFollowing,
  type EndFollowing,
  type ScrollPlace,
} from '#renderer/features/chats/model/follow-end.ts';

const end: ScrollPlace = { offset: 600, viewport: 400, content: 1000, rows: 1000 };

/** What is known after looking at these places one after the other. */
function after(begins: boolean, ...places: readonly ScrollPlace[]): EndFollowing {
  return places.reduce(lookAtPlace, startFollowing(begins));
}

describe('following the end', () => {
  it('goes on at the end, and within a rounding or two of it', () => {
    expect(after(true, end)).toMatchObject({ follows: true, atEnd: true, unsettled: false });
    expect(after(true, end, { ...end, offset: 600 - endTolerance })).toMatchObject({
      follows: true,
      atEnd: true,
    });
  });

  it('goes on when rows come or grow, though the end is out of sight for now', () => {
    const grown = { ...end, content: 1160, rows: 1160 };
    expect(after(true, end, grown)).toMatchObject({ follows: true, atEnd: false });
    expect(after(true, end, grown, { ...grown, offset: 760 })).toMatchObject({ follows: true, atEnd: true });
  });

  it('goes on when the program has moved it up, and goes there once more', () => {
    const corrected = { ...end, offset: 300, byProgram: true };
    expect(after(true, end, corrected)).toMatchObject({ follows: true, atEnd: false, unsettled: true });
    // Where it stays there all the same, nothing is tried for ever.
    expect(after(true, end, corrected, corrected)).toMatchObject({ follows: true, unsettled: false });
    expect(after(true, end, { ...end, offset: 300 })).toMatchObject({ follows: false, unsettled: false });
  });

  it('goes on when the window or the composer takes away height', () => {
    expect(after(true, end, { ...end, viewport: 266 })).toMatchObject({ follows: true, atEnd: false });
  });

  it('goes on when the offset was corrected with the sizes, or before the new size is rendered', () => {
    const shrunk = { ...end, viewport: 200, offset: 700 };
    expect(after(true, shrunk, { ...shrunk, offset: 500, content: 900, rows: 900 }).follows).toBe(true);
    expect(after(true, shrunk, { ...shrunk, offset: 640, rows: 940 }).follows).toBe(true);
  });

  it('ends when a person moves up, and not before that is more than a rounding', () => {
    expect(after(true, end, { ...end, offset: 590 }).follows).toBe(true);
    expect(after(true, end, { ...end, offset: 590 }, { ...end, offset: 580 })).toMatchObject({
      follows: false,
      atEnd: false,
    });
  });

  it('does not begin by moving down, only by arriving', () => {
    const up = { ...end, offset: 100 };
    expect(after(false, up, { ...up, offset: 500 }).follows).toBe(false);
    expect(after(false, up, { ...up, offset: 500 }, end)).toMatchObject({ follows: true, atEnd: true });
  });

  it('stays off when messages come while one reads further up', () => {
    const up = { ...end, offset: 100 };
    expect(after(false, up, { ...up, content: 1200, rows: 1200 }).follows).toBe(false);
  });

  it('does not take an end for real before the sizes stand still', () => {
    expect(after(false, end)).toMatchObject({ follows: false, atEnd: true, unsettled: true });
    expect(after(false, end, end)).toMatchObject({ follows: true, unsettled: false });
    const grown = { ...end, content: 1400, rows: 1400 };
    expect(after(false, end, grown, grown)).toMatchObject({ follows: false, atEnd: false, unsettled: false });
  });

  it('begins without scrolling when everything comes into sight', () => {
    const up = { ...end, offset: 0 };
    const tall = { ...up, viewport: 1000 };
    expect(after(false, up, tall)).toMatchObject({ follows: false, unsettled: true });
    expect(after(false, up, tall, tall).follows).toBe(true);
  });
});
