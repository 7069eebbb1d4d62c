import { expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { attackedPair } from '#tests/support/attacked-pair.ts';
import { rubbish } from '#tests/support/attacker.ts';
import { eventually } from '#tests/support/eventually.ts';
import { failCommits } from '#tests/support/failing-commits.ts';
import { withDatabase } from '#tests/support/profile-database.ts';

test('receipts, retry jobs and notification marks are there together with what they are about, or not at all', async () => {
  const { attacker, a, b, onA, onB, deviceB } = await attackedPair();
  const counts = (): Readonly<Record<string, unknown>> =>
    withDatabase(a, (database) =>
      Object.fromEntries(
        ['notification_marks', 'kept_envelopes', 'outbox', 'messages'].map((table) => [
          table,
          database.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
        ]),
      ),
    );
  await a.services.chats.markRead({ conversation: onA, upTo: (await a.messages(onA)).at(-1)?.arrival ?? 0 });
  // That it has been read is told.
  await eventually(() => a.counts.outbox === 0);
  const before = { notification_marks: 0, kept_envelopes: 0, outbox: 0, messages: 2 };
  expect(counts()).toEqual(before);

  attacker.isWithholding = true;
  await b.send(onB, '함께');
  await eventually(() => attacker.withheld.length > 0);
  // What is put into the outbox stays there.
  attacker.lies.send = () => Promise.reject(new AppError('unavailable'));
  // The receipt is the last thing that a batch writes.
  const mend = failCommits(a, `NEW.queue LIKE 'receipts:%'`);
  attacker.deliver(...rubbish(deviceB, 1), ...attacker.withheld);
  await eventually(() => a.failures.length > 0);
  expect(counts()).toEqual(before);
  mend();
  await eventually(async () => (await a.messages(onA)).length === 4);
  expect(counts()).toEqual({ notification_marks: 1, kept_envelopes: 1, outbox: 2, messages: 4 });
});
