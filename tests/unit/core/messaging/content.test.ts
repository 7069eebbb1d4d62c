import { describe, expect, test } from 'vitest';
import { accountId, envelopeId, messageId } from '#shared/model/ids.ts';
import { maximumTextBytes } from '#shared/model/message.ts';
import { withMore, withMoreInside } from '#tests/support/newer-content.ts';
import { maximumCiphertextBytes } from '#shared/wire/limits.ts';
import {
  decodeContent,
  encodeDeliveryReceipt,
  encodeSentTranscript,
  encodeText,
  encodeUnavailable,
  markResent,
} from '#core/messaging/content.ts';

const id = messageId('00112233445566778899aabbccddeeff');
const envelope = envelopeId('ffeeddccbbaa99887766554433221100');
const another = envelopeId('0f'.repeat(16));
const account = accountId('7e2a3c64-1b7e-4a53-9c0d-0f1b7a0c5e11');

describe('content of an envelope', () => {
  test('comes back as it was', () => {
    const text = {
      messageId: id,
      text: '회의는 14시입니다.\n자료는 내일 드리겠습니다.',
      writtenAt: 1_760_000_000_000,
    };
    const cases = [
      [encodeText(text), { kind: 'text', text }],
      [encodeDeliveryReceipt([id]), { kind: 'delivery-receipt', messages: [id] }],
      [encodeSentTranscript(account, text), { kind: 'sent-transcript', recipient: account, text }],
      [encodeUnavailable(envelope), { kind: 'unavailable', envelope }],
    ] as const;
    for (const [bytes, body] of cases) {
      expect(decodeContent(bytes)).toEqual({ body, resentFor: [], hasMore: false });
      const resent = markResent(bytes, envelope);
      expect(decodeContent(resent)).toEqual({ body, resentFor: [envelope], hasMore: false });
      expect(decodeContent(markResent(resent, another))).toMatchObject({ resentFor: [envelope, another] });
    }
  });

  test('has a length that tells little: short and long answers alike', () => {
    const length = (text: string): number => encodeText({ messageId: id, text, writtenAt: 0 }).length;
    expect(length('네')).toBe(length('네, 확인했습니다. 오늘 중으로 드리겠습니다.'));
    for (let syllables = 1; syllables < 400; syllables++)
      expect(length('가'.repeat(syllables)) % 160).toBe(0);
  });

  test('fits an envelope even with the longest text', () => {
    const longest = encodeText({
      messageId: id,
      text: 'x'.repeat(maximumTextBytes),
      writtenAt: Date.now(),
    });
    expect(longest.length).toBeLessThan(maximumCiphertextBytes - 4096);
  });

  test('of a newer version is recognised as such', () => {
    // Field 14, length-delimited, empty; then the padding mark.
    expect(decodeContent(Uint8Array.of(0x72, 0x00, 0x80)).body).toEqual({ kind: 'unknown' });
  });

  test('of a known kind with something new in it is told from that without, wherever that is', () => {
    const text = encodeText({ messageId: id, text: '글', writtenAt: 0 });
    for (const bytes of [withMore(text), withMoreInside(text)]) {
      const { body, hasMore } = decodeContent(bytes);
      expect(hasMore).toBe(true);
      expect(body).toEqual({ kind: 'text', text: { messageId: id, text: '글', writtenAt: 0, whole: bytes } });
      // Also what is sent again, or told to somebody later, has all of it.
      expect(decodeContent(markResent(bytes, envelope)).hasMore).toBe(true);
    }
    expect(decodeContent(withMore(encodeDeliveryReceipt([id])))).toEqual({
      body: { kind: 'delivery-receipt', messages: [id] },
      resentFor: [],
      hasMore: true,
    });
  });

  test('that no version makes is refused', () => {
    const wrong = [[], [0], [1, 2, 3], [0xff, 0xff, 0x80], [0x0a, 0x04, 0x0a, 0x02, 1, 2, 0x80]];
    for (const bytes of wrong)
      expect(() => decodeContent(Uint8Array.from(bytes))).toThrow(
        expect.objectContaining({ code: 'undecryptable' }),
      );
    const tooLong = encodeText({
      messageId: id,
      text: '힣'.repeat(Math.ceil((maximumTextBytes + 1) / 3)),
      writtenAt: 0,
    });
    expect(() => decodeContent(tooLong)).toThrow('undecryptable');
  });
});
