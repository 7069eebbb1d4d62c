import { describe, expect, test } from 'vitest';
import type { DeviceAddress } from '#shared/model/address.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { deviceId } from '#shared/model/ids.ts';
import {
  acceptanceLeadMs,
  mailboxCapacity,
  mailboxShare,
  repetitionDays,
  retentionDays,
  type MailboxItem,
  type MailboxStore,
} from '#relay/stores/mailbox-store.ts';
import { device, fill, fillFrom, item, now, texts, type MailboxStoreUnderTest } from './mailbox-items.ts';

const dayMs = 24 * 60 * 60 * 1000;
const yearMs = 365 * dayMs;

/** Hour by hour; answers what time it is then, and how many envelopes went. */
function passHours(
  store: MailboxStore,
  from: number,
  hours: number,
): { readonly time: number; readonly gone: number } {
  let gone = 0;
  for (let hour = 1; hour <= hours; hour++) gone += store.sweep(from + (hour * dayMs) / 24);
  return { time: from + (hours * dayMs) / 24, gone };
}

/** What every MailboxStore keeps to. */
export function mailboxStoreSuite(name: string, open: () => MailboxStoreUnderTest): void {
  describe(name, () => {
    test('envelopes come out in the order in which they went in, with their sender and time', () => {
      const { store } = open();
      const [sender, mailbox] = [device(), device()];
      store.append(sender, [item(mailbox, 'a')], now);
      store.append(sender, [item(mailbox, 'b'), item(mailbox, 'c')], now + 5);
      expect(texts(store, mailbox)).toEqual(['a', 'b', 'c']);
      const [first, second] = store.read(mailbox, 0, 2);
      expect(first).toMatchObject({ from: sender, acceptedAt: now, type: 2 });
      expect(texts(store, mailbox, second?.sequence)).toEqual(['c']);
    });

    test('a mailbox never shows what lies in another', () => {
      const { store } = open();
      const [sender, one, other] = [device(), device(), device()];
      const sibling = { account: one.account, device: deviceId(2) };
      store.append(sender, [item(one, 'one'), item(other, 'other')], now);
      expect(texts(store, one)).toEqual(['one']);
      expect(texts(store, sibling)).toEqual([]);
      store.deleteUpTo(one, Number.MAX_SAFE_INTEGER);
      expect(texts(store, other)).toEqual(['other']);
    });

    test('acknowledgement is cumulative', () => {
      const { store } = open();
      const [sender, mailbox] = [device(), device()];
      store.append(sender, [item(mailbox, 'a'), item(mailbox, 'b'), item(mailbox, 'c')], now);
      const [, second] = store.read(mailbox, 0, 3);
      store.deleteUpTo(mailbox, second?.sequence ?? 0);
      expect(texts(store, mailbox)).toEqual(['c']);
    });

    test('the same envelope again changes nothing and keeps its time, even after a restart and an acknowledgement', () => {
      const tested = open();
      const [sender, mailbox] = [device(), device()];
      const envelope = item(mailbox, 'once');
      expect(tested.store.append(sender, [envelope], now)).toEqual({
        kind: 'accepted',
        acceptedAt: now,
        duplicate: false,
      });
      const again = { kind: 'accepted', acceptedAt: now, duplicate: true };
      expect(tested.store.append(sender, [envelope], now + 50)).toEqual(again);
      expect(texts(tested.store, mailbox)).toEqual(['once']);
      tested.store.deleteUpTo(mailbox, Number.MAX_SAFE_INTEGER);
      const reopened = tested.reopen();
      expect(reopened.append(sender, [envelope], now + 90)).toEqual(again);
      expect(texts(reopened, mailbox)).toEqual([]);
    });

    test('only the same sender and mailbox make a repetition: nobody can block the envelope of another', () => {
      const { store } = open();
      const [attacker, sender, mailbox, other] = [device(), device(), device(), device()];
      const envelope = item(mailbox, 'real');
      store.append(attacker, [{ ...envelope, ciphertext: ownBytes(Buffer.from('forged')) }], now);
      expect(store.append(sender, [envelope], now + 1)).toMatchObject({ duplicate: false });
      expect(store.append(sender, [{ ...envelope, to: other }], now + 2)).toMatchObject({ duplicate: false });
      expect(texts(store, mailbox)).toEqual(['forged', 'real']);
      expect(texts(store, other)).toEqual(['real']);
    });

    test('acceptance times rise strictly, although the clock stands still or goes back a little, and after a restart', () => {
      const tested = open();
      const [sender, mailbox] = [device(), device()];
      for (const time of [now, now, now - 60_000]) tested.store.append(sender, [item(mailbox)], time);
      const reopened = tested.reopen();
      reopened.append(sender, [item(mailbox)], now - 60_000);
      const times = reopened.read(mailbox, 0, 10).map(({ acceptedAt }) => acceptedAt);
      expect(times).toEqual([now, now + 1, now + 2, now + 3]);
    });

    test('after a clock that was years ahead has been put right, times go on rising, with what it says beside them', () => {
      const tested = open();
      const [sender, mailbox] = [device(), device()];
      const ahead = now + 10 * yearMs;
      for (const time of [now, ahead, ahead, now, now]) tested.store.append(sender, [item(mailbox)], time);
      const reopened = tested.reopen();
      for (const time of [now, now + acceptanceLeadMs + 1000]) reopened.append(sender, [item(mailbox)], time);
      const waiting = reopened.read(mailbox, 0, 10);
      expect(waiting.map(({ acceptedAt, clockAt }) => [acceptedAt, clockAt])).toEqual([
        ...[now, ahead, ahead + 1].map((time) => [time, undefined]),
        ...[2, 3, 4].map((step) => [ahead + step, now]),
        [ahead + 5, now + acceptanceLeadMs + 1000],
      ]);
      const sequences = waiting.map(({ sequence }) => sequence);
      expect(sequences).toEqual(sequences.toSorted((one, other) => one - other));
    });

    test('a repetition of what was accepted ahead of the clock has the same two times', () => {
      const { store } = open();
      const [sender, mailbox] = [device(), device()];
      store.append(sender, [item(mailbox)], now + yearMs);
      const second = item(mailbox);
      const times = { kind: 'accepted', acceptedAt: now + yearMs + 1, clockAt: now };
      expect(store.append(sender, [second], now)).toEqual({ ...times, duplicate: false });
      expect(store.append(sender, [second], now + 5)).toEqual({ ...times, duplicate: true });
    });

    test('times go on rising when nothing is left of what was accepted', () => {
      const tested = open();
      const [sender, mailbox] = [device(), device()];
      tested.store.append(sender, [item(mailbox)], now + 10 * yearMs);
      passHours(tested.store, now, 24 * (repetitionDays + 5));
      expect(tested.store.read(mailbox, 0, 10)).toEqual([]);
      expect(tested.reopen().append(sender, [item(mailbox)], now)).toMatchObject({
        acceptedAt: now + 10 * yearMs + 1,
        clockAt: now,
      });
    });

    test('a full mailbox takes nothing, and nothing of the same message goes elsewhere', () => {
      const tested = open();
      const [sender, full, other] = [device(), device(), device()];
      let { store } = tested;
      const isFull = (): boolean => store.append(sender, [item(full)], now).kind === 'full';
      fill(store, full, mailboxCapacity.envelopes - 1);
      expect(store.append(sender, [item(full), item(full)], now)).toEqual({ kind: 'full' });
      expect(isFull()).toBe(false);
      expect(isFull()).toBe(true);
      for (let times = 0; times < 3; times++)
        expect(store.append(sender, [item(other, 'lost?'), item(full)], now)).toEqual({ kind: 'full' });
      expect(texts(store, other)).toEqual([]);
      store = tested.reopen();
      expect(isFull()).toBe(true);
      expect(store.append(sender, [item(other, 'goes on')], now)).toMatchObject({ kind: 'accepted' });
      store.deleteUpTo(full, store.read(full, 0, 2)[1]?.sequence ?? 0);
      expect([isFull(), isFull(), isFull()]).toEqual([false, false, true]);
      store.deleteUpTo(full, Number.MAX_SAFE_INTEGER);
      fill(store, full, mailboxCapacity.envelopes);
      expect(isFull()).toBe(true);
    });

    test('a full mailbox that is dropped, or whose envelopes expire, is an empty one', () => {
      const { store } = open();
      const [sender, dropped] = [device(), device()];
      fill(store, dropped, mailboxCapacity.envelopes);
      store.drop(dropped);
      fill(store, dropped, mailboxCapacity.envelopes);
      expect(store.append(sender, [item(dropped)], now)).toEqual({ kind: 'full' });
      expect(passHours(store, now, 24 * (retentionDays + 2)).gone).toBe(mailboxCapacity.envelopes);
      fill(store, dropped, mailboxCapacity.envelopes);
      expect(store.append(sender, [item(dropped)], now)).toEqual({ kind: 'full' });
    });

    test('one account fills a quarter of a mailbox and no more, over all its devices, and others go on', () => {
      const tested = open();
      const [greedy, other, mailbox] = [device(), device(), device()];
      const sibling = { account: greedy.account, device: deviceId(2) };
      fillFrom(greedy, tested.store, mailbox, mailboxShare.envelopes - 1);
      expect(tested.store.append(sibling, [item(mailbox), item(mailbox)], now)).toEqual({ kind: 'full' });
      fillFrom(sibling, tested.store, mailbox, 1);
      const store = tested.reopen();
      for (const sender of [greedy, sibling])
        expect(store.append(sender, [item(mailbox)], now)).toEqual({ kind: 'full' });
      fillFrom(other, store, mailbox, 1000);
      fillFrom(greedy, store, device(), 1);
      store.deleteUpTo(mailbox, store.read(mailbox, 0, 2)[1]?.sequence ?? 0);
      fillFrom(greedy, store, mailbox, 2);
      expect(store.append(greedy, [item(mailbox)], now)).toEqual({ kind: 'full' });
      store.drop(mailbox);
      fillFrom(greedy, store, mailbox, mailboxShare.envelopes);
      expect(passHours(store, now, 24 * (retentionDays + 2)).gone).toBe(mailboxShare.envelopes + 1);
      fillFrom(greedy, store, mailbox, mailboxShare.envelopes);
      expect(store.append(greedy, [item(mailbox)], now)).toEqual({ kind: 'full' });
    });

    test('long envelopes fill a mailbox, and a share of it, as many short ones do', () => {
      const { store } = open();
      const [greedy, mailbox] = [device(), device()];
      const long = (): MailboxItem => ({
        ...item(mailbox),
        ciphertext: ownBytes(new Uint8Array(1024 * 1024)),
      });
      const append = (sender: DeviceAddress): string => store.append(sender, [long()], now).kind;
      const share = mailboxShare.bytes / long().ciphertext.length;
      for (let count = 0; count < share; count++) expect(append(greedy)).toBe('accepted');
      expect(append(greedy)).toBe('full');
      store.deleteUpTo(mailbox, store.read(mailbox, 0, 1)[0]?.sequence ?? 0);
      expect([append(greedy), append(greedy)]).toEqual(['accepted', 'full']);
      for (let others = 0; others < 3; others++) {
        const sender = device();
        for (let count = 0; count < share; count++) expect(append(sender)).toBe('accepted');
      }
      expect(append(device())).toBe('full');
      store.drop(mailbox);
      expect(append(greedy)).toBe('accepted');
    }, 60_000);

    test('an account may fill the mailboxes of its own devices', () => {
      const { store } = open();
      const [sender, other] = [device(), device()];
      const mailbox = { account: sender.account, device: deviceId(2) };
      fillFrom(sender, store, mailbox, mailboxShare.envelopes + 1);
      fillFrom(other, store, mailbox, mailboxShare.envelopes);
      expect(store.append(other, [item(mailbox)], now)).toEqual({ kind: 'full' });
    });

    test('what has waited for 30 whole days goes, and is still known as a repetition until 45 are over', () => {
      const tested = open();
      let { store } = tested;
      const [sender, mailbox] = [device(), device()];
      const old = item(mailbox, 'old');
      const begun = passHours(store, now, 12).time;
      store.append(sender, [old], begun);
      const kept = passHours(store, begun, 24 * retentionDays);
      expect(kept.gone).toBe(0);
      store = tested.reopen();
      const gone = passHours(store, kept.time, 24);
      expect(gone.gone).toBe(1);
      expect(texts(store, mailbox)).toEqual([]);
      const known = passHours(store, gone.time, 24 * (repetitionDays - retentionDays - 1)).time;
      expect(store.append(sender, [old], known)).toMatchObject({ duplicate: true });
      const forgotten = passHours(store, known, 24).time;
      expect(store.append(sender, [old], forgotten)).toMatchObject({ duplicate: false });
    });

    test('a clock that leaps by years, there and back, with restarts between, makes nothing expire', () => {
      const tested = open();
      let { store } = tested;
      const [sender, mailbox] = [device(), device()];
      const waiting = item(mailbox, 'waits');
      store.append(sender, [waiting], now);
      let gone = 0;
      for (const leap of [yearMs, -30 * yearMs, 0, 5 * yearMs, 0]) {
        store = tested.reopen();
        gone += passHours(store, now + leap, 48).gone;
      }
      expect([gone, texts(store, mailbox)]).toEqual([0, ['waits']]);
      expect(store.append(sender, [waiting], now)).toMatchObject({ duplicate: true });
      // Days go on being counted once the clock is right.
      expect(passHours(store, now + 2 * dayMs, 24 * (retentionDays + 1)).gone).toBe(1);
    });

    test('a mailbox can be dropped as a whole', () => {
      const { store } = open();
      const [sender, mailbox, other] = [device(), device(), device()];
      store.append(sender, [item(mailbox), item(other, 'stays')], now);
      store.drop(mailbox);
      expect([texts(store, mailbox), texts(store, other)]).toEqual([[], ['stays']]);
    });
  });
}
