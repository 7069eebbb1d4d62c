import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { openStorage } from '#core/storage/index.ts';
import { coreMigrations } from '#core/storage/migrations/index.ts';
import { testAgency } from '#tests/support/demo-staff.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import { untilDirectoryRests } from '../until-directory-rests.ts';
import { buildHistory, type HistoryShape } from '../history/build-history.ts';

/** The keys of a profile and of the relay beside it. */
export interface Keys {
  readonly profile: Bytes;
  readonly relay: Bytes;
}

/** Signs in as the first official on offer, and answers the keys that only this program's key store opens. */
export async function enrol(app: ElectronApplication, root: string): Promise<Keys> {
  const page = await app.firstWindow();
  await page.locator('html[data-state="sign-in"]').waitFor({ state: 'attached' });
  const [self] = testAgency.offered;
  if (self === undefined) throw new Error('nobody on offer');
  await page.evaluate((person) => window.narae.signIn.enrol({ person }), self);
  await page.locator('html[data-state="usable"]').waitFor({ state: 'attached' });
  await untilDirectoryRests(page, 1);
  return {
    profile: await unwrap(app, join(root, 'profiles', 'a', 'narae.key')),
    relay: await unwrap(app, join(root, 'relay', 'relay.key')),
  };
}

async function unwrap(app: ElectronApplication, file: string): Promise<Bytes> {
  const key = await app.evaluate(async ({ safeStorage }, path) => {
    const { readFileSync } = process.getBuiltinModule('node:fs');
    return (await safeStorage.decryptStringAsync(readFileSync(path))).result;
  }, file);
  return ownBytes(Buffer.from(key, 'base64'));
}

/** Puts a history into the database of an enrolled profile whose app is closed. Answers its account. */
export function fillHistory(root: string, key: Bytes, shape?: HistoryShape): AccountId {
  const file = join(root, 'profiles', 'a', 'narae.db');
  const storage = openStorage({ file, key });
  const account = storage.account.local()?.account;
  storage.close();
  if (account === undefined) throw new Error('not enrolled');
  const database = openDatabase({ file, key, migrations: coreMigrations });
  buildHistory(database, shape);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  return account;
}
