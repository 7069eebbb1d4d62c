import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId } from '#shared/model/ids.ts';
import { maximumPhotoBytes, unknownPresence, type Presence } from '#shared/model/presence.ts';
import type { BackendClient } from '#tests/support/backend-client.ts';
import { eventually } from '#tests/support/eventually.ts';
import { clientOf, twoClients, type BackendUnderTest } from './backend-under-test.ts';

const words = { statusText: '본관 7층', absence: null, availability: 'working' } as const;

/** Who is there, who is writing, and what people tell of themselves. */
export function presenceSuite(name: string, open: () => Promise<BackendUnderTest>): void {
  describe(`${name}: presence`, () => {
    test('of whom one watches is told at once, and whenever it changes', async () => {
      const { a, b } = await twoClients(open);
      a.adapter.watch([b.credential.account]);
      await told(a, b, { ...unknownPresence, activity: 'active' });
      b.adapter.tellActivity('away');
      await told(a, b, { ...unknownPresence, activity: 'away' });
      const absence = { kind: 'trip', until: '2026-12-24' } as const;
      await b.adapter.putProfile({ statusText: '세종 출장', absence, availability: 'do-not-disturb' });
      await told(a, b, {
        activity: 'away',
        statusText: '세종 출장',
        absence,
        availability: 'do-not-disturb',
        photo: null,
      });
      await b.adapter.close();
      await eventually(() => a.presences.get(b.credential.account)?.activity === 'offline');
    });

    test('of nobody is told whom one does not watch any more, and of whom nothing is known that they are not there', async () => {
      const { backend, a, b } = await twoClients(open);
      const c = await clientOf(backend, 2);
      const nobody = accountId(randomUUID());
      a.adapter.watch([b.credential.account]);
      await told(a, b, { ...unknownPresence, activity: 'active' });
      a.adapter.watch([c.credential.account, nobody]);
      await told(a, c, { ...unknownPresence, activity: 'active' });
      expect(a.presences.get(nobody)).toEqual(unknownPresence);
      b.adapter.tellActivity('away');
      c.adapter.tellActivity('away');
      await told(a, c, { ...unknownPresence, activity: 'away' });
      expect(a.presences.get(b.credential.account)?.activity).toBe('active');
    });

    test('whoever hides is said not to be connected, and nothing tells that they hide', async () => {
      const { a, b } = await twoClients(open);
      a.adapter.watch([b.credential.account]);
      await told(a, b, { ...unknownPresence, activity: 'active' });
      await b.adapter.putProfile({ ...words, availability: 'hidden' });
      await told(a, b, { ...unknownPresence, statusText: '본관 7층' });
    });

    test('a photo is told by its name, fetched once it is wanted, kept by a change of words, and gone when it is taken away', async () => {
      const { a, b } = await twoClients(open);
      const photo = ownBytes(randomBytes(2_000));
      a.adapter.watch([b.credential.account]);
      await b.adapter.putProfile({ ...words, photo });
      const version = await eventually(() => a.presences.get(b.credential.account)?.photo ?? null);
      expect(await a.adapter.fetchPhoto(b.credential.account)).toEqual(photo);
      await b.adapter.putProfile({ ...words, statusText: '회의 중' });
      await eventually(() => a.presences.get(b.credential.account)?.statusText === '회의 중');
      expect(a.presences.get(b.credential.account)?.photo).toBe(version);
      expect(await a.adapter.fetchPhoto(b.credential.account)).toEqual(photo);
      await b.adapter.putProfile({ ...words, photo: null });
      await eventually(() => a.presences.get(b.credential.account)?.photo === null);
      expect(await a.adapter.fetchPhoto(b.credential.account)).toBeNull();
    });

    test('a status text is one line, whatever was in it', async () => {
      const { a, b } = await twoClients(open);
      a.adapter.watch([b.credential.account]);
      await b.adapter.putProfile({ ...words, statusText: '본관\u202e 7\n층\u2066' });
      await told(a, b, { ...unknownPresence, activity: 'active', statusText: '본관 7층' });
    });

    test('a profile is no larger than it may be', async () => {
      const { a } = await twoClients(open);
      const refused = { code: 'invalid-request' };
      await expect(a.adapter.putProfile({ ...words, statusText: '가'.repeat(61) })).rejects.toMatchObject(
        refused,
      );
      const photo = ownBytes(randomBytes(maximumPhotoBytes + 1));
      await expect(a.adapter.putProfile({ ...words, photo })).rejects.toMatchObject(refused);
    });

    test('one who writes is named to whom they write to, and to nobody else', async () => {
      const { backend, a, b } = await twoClients(open);
      const c = await clientOf(backend, 2);
      a.adapter.tellTyping(b.credential.account);
      await eventually(() => b.typing.length === 1);
      expect(b.typing).toEqual([a.credential.account]);
      expect([a.typing, c.typing]).toEqual([[], []]);
    });

    test('words that come too fast are lost, and harm nobody', async () => {
      const { a, b } = await twoClients(open);
      for (let turn = 0; turn < 5_000; turn++) a.adapter.tellTyping(b.credential.account);
      await eventually(() => b.typing.length >= 60);
      expect(await a.adapter.preKeyCount()).toEqual({ preKeys: 3, kyberPreKeys: 3 });
      expect(b.typing.length).toBeLessThan(200);
      expect([a.states, b.states]).toEqual([
        ['connecting', 'online'],
        ['connecting', 'online'],
      ]);
    });
  });
}

async function told(watcher: BackendClient, of: BackendClient, presence: Presence): Promise<void> {
  await eventually(
    () =>
      JSON.stringify(sorted(watcher.presences.get(of.credential.account))) ===
      JSON.stringify(sorted(presence)),
  );
}

function sorted(presence: Presence | undefined): unknown {
  return Object.entries(presence ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1));
}
