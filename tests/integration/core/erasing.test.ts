import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, envelopeId, messageId } from '#shared/model/ids.ts';
import { openStorage, type Storage } from '#core/storage/index.ts';
import { decryptedPages } from '#tests/support/at-rest/decrypted-pages.ts';
import { eventually } from '#tests/support/eventually.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const to = { account: accountId(randomUUID()), device: deviceId(1) };
const dayMs = 24 * 60 * 60 * 1000;

interface OpenedProfile {
  readonly storage: Storage;
  /** The bodies that whoever has the key finds in the file. */
  readonly found: () => ReadonlySet<string>;
}

function profile(restMs: number): OpenedProfile {
  const file = join(temporaryFolder(), 'narae.db');
  const key: Bytes = ownBytes(randomBytes(32));
  const storage = openStorage({ file, key, restMs });
  onTestFinished(() => {
    storage.close();
  });
  const found = (): ReadonlySet<string> =>
    new Set(
      decryptedPages(file, key).flatMap(
        (page) =>
          Buffer.from(page)
            .toString('latin1')
            .match(/BODY\d{6}/g) ?? [],
      ),
    );
  return { storage, found };
}

/**
 * A send log of 60 days, of which all but the last 14 was forgotten day by day, as a PC does that stays on. Lengths and keys by
 * chance, so that pages are divided and joined. Answers the bodies that are still remembered.
 */
function live({ storage }: OpenedProfile): ReadonlySet<string> {
  const kept = new Set<string>();
  let number = 0;
  for (let day = 0; day < 60; day++) {
    for (let count = 0; count < 60; count++) {
      const body = `BODY${String(number++).padStart(6, '0')}`;
      if (day >= 60 - 14) kept.add(body);
      const content = ownBytes(Buffer.from(`${body} `.repeat(1 + Math.floor(Math.random() ** 2 * 70))));
      const envelope = envelopeId(randomBytes(16).toString('hex'));
      const message = messageId(randomBytes(16).toString('hex'));
      const sent = { envelope, to, identity: ownBytes(randomBytes(33)), message, content, resends: 0 };
      storage.transaction(() => {
        storage.sent.add(sent);
      });
    }
    storage.transaction(() => {
      storage.sent.forgetOld(day * dayMs + dayMs / 2);
    });
  }
  return kept;
}

test('what is deleted leaves copies in a file that has grown, until it is erased at the next rest', async () => {
  const opened = profile(150);
  const kept = live(opened);
  const all = opened.found();
  // Else the test would show nothing: the journal alone holds thousands of bodies here.
  expect(all.size).toBeGreaterThan(kept.size);
  opened.storage.transaction(() => {
    opened.storage.eraseSoon();
  });
  await eventually(() => opened.found().size <= kept.size, 20_000);
  expect(opened.found()).toEqual(kept);
}, 60_000);
