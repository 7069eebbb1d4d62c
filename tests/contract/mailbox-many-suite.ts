import { describe, expect, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { deviceId } from '#shared/model/ids.ts';
import {
  acceptanceLeadMs,
  mailboxCapacity,
  mailboxShare,
  type MailboxItem,
  type ManyItems,
} from '#relay/stores/mailbox-store.ts';
import { device, fill, fillFrom, item, now, texts, type MailboxStoreUnderTest } from './mailbox-items.ts';

function many(items: readonly MailboxItem[], shared = ''): ManyItems {
  return { items, shared: ownBytes(Buffer.from(shared)) };
}

/** What every MailboxStore keeps to when one message goes to many, wherever there is room. */
export function mailboxManySuite(name: string, open: () => MailboxStoreUnderTest): void {
  describe(`${name}: to many`, () => {
    test('all get it, with one rising time, and nobody is named', () => {
      const { store } = open();
      const [sender, one, other] = [device(), device(), device()];
      store.append(sender, [item(one, 'before')], now);
      const outcome = store.appendToMany(sender, many([item(one, 'a'), item(other, 'b')]), now);
      expect(outcome).toEqual({ acceptedAt: now + 1, duplicate: false, full: [] });
      expect([texts(store, one), texts(store, other)]).toEqual([['before', 'a'], ['b']]);
      expect(store.read(other, 0, 1)).toMatchObject([{ acceptedAt: now + 1, from: sender }]);
    });

    test('a full mailbox gets nothing, its account is named once, and all others get it', () => {
      const { store } = open();
      const [sender, full, other] = [device(), device(), device()];
      const sibling = { account: full.account, device: deviceId(2) };
      fill(store, full, mailboxCapacity.envelopes);
      const items = [item(full, 'no'), item(other, 'yes'), item(sibling, 'too')];
      expect(store.appendToMany(sender, many(items), now + 5)).toEqual({
        acceptedAt: expect.any(Number) as number,
        duplicate: false,
        full: [full.account],
      });
      expect([texts(store, other), texts(store, sibling)]).toEqual([['yes'], ['too']]);
      expect(store.acceptedBefore(sender, items)).toBe(false);
    });

    test('a mailbox that holds as much of this sender as of anybody is full for them', () => {
      const { store } = open();
      const [sender, mailbox, other] = [device(), device(), device()];
      fillFrom(sender, store, mailbox, mailboxShare.envelopes);
      const outcome = store.appendToMany(sender, many([item(mailbox), item(other, 'yes')]), now);
      expect(outcome).toMatchObject({ full: [mailbox.account] });
      expect(store.appendToMany(other, many([item(mailbox)]), now)).toMatchObject({ full: [] });
      expect(texts(store, other)).toEqual(['yes']);
    });

    test('the same again changes nothing, also after a restart, and what was full is named again', () => {
      const tested = open();
      const [sender, full, other] = [device(), device(), device()];
      fill(tested.store, full, mailboxCapacity.envelopes);
      const items = [item(full), item(other, 'once')];
      const first = tested.store.appendToMany(sender, many(items), now + 1_000_000);
      const store = tested.reopen();
      expect(store.appendToMany(sender, many(items), now + 2_000_000)).toEqual({ ...first, duplicate: true });
      expect(texts(store, other)).toEqual(['once']);
    });

    test('the same again reaches a mailbox that has room now, and is answered with the time that the others have', () => {
      const { store } = open();
      const [sender, full, other] = [device(), device(), device()];
      fill(store, full, mailboxCapacity.envelopes);
      const items = [item(full, 'late'), item(other, 'once')];
      const { acceptedAt } = store.appendToMany(sender, many(items), now + 1_000_000);
      store.drop(full);
      expect(store.appendToMany(sender, many(items), now + 2_000_000)).toEqual({
        acceptedAt,
        duplicate: false,
        full: [],
      });
      expect([texts(store, full), texts(store, other)]).toEqual([['late'], ['once']]);
      // Times rise in the order of what was put there.
      expect(store.read(full, 0, 1)).toMatchObject([{ acceptedAt: now + 2_000_000 }]);
      expect(store.appendToMany(sender, many(items), now + 3_000_000)).toMatchObject({
        acceptedAt,
        duplicate: true,
      });
    });

    test('where nobody has room nothing is known of it afterwards', () => {
      const { store } = open();
      const [sender, full] = [device(), device()];
      fill(store, full, mailboxCapacity.envelopes);
      const items = [item(full)];
      for (let times = 0; times < 2; times++)
        expect(store.appendToMany(sender, many(items), now)).toMatchObject({
          duplicate: false,
          full: [full.account],
        });
      expect(store.acceptedBefore(sender, items)).toBe(false);
    });

    test('only the same sender and mailbox make a repetition', () => {
      const { store } = open();
      const [attacker, sender, mailbox] = [device(), device(), device()];
      const envelope = item(mailbox, 'real');
      store.appendToMany(attacker, many([{ ...item(mailbox, 'forged'), id: envelope.id }]), now);
      expect(store.appendToMany(sender, many([envelope]), now)).toMatchObject({ duplicate: false });
      expect(store.append(sender, [envelope], now)).toMatchObject({ duplicate: true });
      expect(texts(store, mailbox)).toEqual(['forged', 'real']);
    });

    test('after a clock that was ahead, what it says stands beside the time', () => {
      const { store } = open();
      const [sender, mailbox] = [device(), device()];
      const ahead = now + 2 * acceptanceLeadMs;
      store.append(sender, [item(mailbox)], ahead);
      const items = [item(mailbox)];
      const times = { acceptedAt: ahead + 1, clockAt: now, full: [] };
      expect(store.appendToMany(sender, many(items), now)).toEqual({ ...times, duplicate: false });
      expect(store.appendToMany(sender, many(items), now + 9)).toEqual({ ...times, duplicate: true });
    });

    test('what all share follows what is their own, for as long as one of them is there', () => {
      const tested = open();
      const [sender, one, other, third] = [device(), device(), device(), device()];
      const items = [item(one, '1'), item(other, '2'), item(third, '3')];
      tested.store.appendToMany(sender, many(items, ' for all'), now);
      tested.store.appendToMany(sender, many([item(one, '4'), item(third, '5')], ' for two'), now);
      const store = tested.reopen();
      expect([one, other, third].map((mailbox) => texts(store, mailbox))).toEqual([
        ['1 for all', '4 for two'],
        ['2 for all'],
        ['3 for all', '5 for two'],
      ]);
      store.deleteUpTo(one, store.read(one, 0, 1)[0]?.sequence ?? 0);
      store.drop(third);
      expect([one, other, third].map((mailbox) => texts(store, mailbox))).toEqual([
        ['4 for two'],
        ['2 for all'],
        [],
      ]);
    });

    test('a full mailbox counts what went in this way, and lets go of it when it is acknowledged or dropped', () => {
      const { store } = open();
      const [sender, mailbox] = [device(), device()];
      const long = new Uint8Array(8 * 1024 * 1024 - 1);
      const isFull = (): boolean =>
        store.appendToMany(sender, { items: [item(mailbox)], shared: long }, now).full.length > 0;
      const fitting = mailboxShare.bytes / (8 * 1024 * 1024);
      for (let count = 0; count < fitting; count++) expect(isFull()).toBe(false);
      expect(isFull()).toBe(true);
      store.deleteUpTo(mailbox, store.read(mailbox, 0, 1)[0]?.sequence ?? 0);
      expect([isFull(), isFull()]).toEqual([false, true]);
      store.drop(mailbox);
      expect(isFull()).toBe(false);
    });
  });
}
