import { expect, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { mailboxCapacity, retentionDays } from '#relay/stores/mailbox-store.ts';
import { SqliteMailboxStore } from '#relay/stores/sqlite/sqlite-mailbox-store.ts';
import { relayDatabase } from '#tests/support/relay-database.ts';
import { device, fill, item, now } from '../../contract/mailbox-items.ts';

const shared = ownBytes(Buffer.from('for all'));
const last = Number.MAX_SAFE_INTEGER;

function openStore(): { readonly store: SqliteMailboxStore; readonly contents: () => number } {
  const database = relayDatabase().open();
  const count = database.prepare<[], number>('SELECT count(*) FROM mail_contents').pluck();
  return { store: new SqliteMailboxStore(database), contents: () => count.get() ?? -1 };
}

test('what many envelopes share is there once, and goes with the last of them, however they go', () => {
  const { store, contents } = openStore();
  const [sender, one, other, third] = [device(), device(), device(), device()];
  const items = [item(one), item(other), item(third)];
  store.appendToMany(sender, { items, shared }, now);
  store.appendToMany(sender, { items, shared }, now);
  expect(contents()).toBe(1);
  store.appendToMany(sender, { items: [item(third)], shared }, now);
  expect(contents()).toBe(2);
  store.deleteUpTo(one, last);
  store.drop(other);
  expect(contents()).toBe(2);
  store.deleteUpTo(third, store.read(third, 0, 1)[0]?.sequence ?? 0);
  expect(contents()).toBe(1);
  const hourMs = 60 * 60 * 1000;
  for (let hour = 0; hour < 24 * (retentionDays + 3); hour++) store.sweep(now + hour * hourMs);
  expect([store.read(third, 0, 1), contents()]).toEqual([[], 0]);
});

test('what reaches nobody is not kept', () => {
  const { store, contents } = openStore();
  const [sender, full] = [device(), device()];
  fill(store, full, mailboxCapacity.envelopes);
  store.appendToMany(sender, { items: [item(full)], shared }, now);
  store.appendToMany(sender, { items: [], shared }, now);
  expect(contents()).toBe(0);
});
