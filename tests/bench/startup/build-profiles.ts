import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { openStorage } from '#core/storage/index.ts';
import { coreMigrations } from '#core/storage/migrations/index.ts';
import { testAgency } from '#tests/support/demo-staff.ts';
import { localAddress } from '#relay/local-address.ts';
import { openRelay } from '#relay/relay.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import { Sender } from '../backlog/sender.ts';
import { buildHistory } from '../history/build-history.ts';
import { launchNarae } from './apps.ts';

/** Messages that wait at the relay when the program with a history starts. */
export const waitingCount = 5_000;

/** Two folders of data of the same official: `none` without a message, `full` with a million and a backlog. */
export async function buildProfiles(folder: string): Promise<void> {
  const none = join(folder, 'none');
  const app = await launchNarae(none);
  const keys = await enrol(app, none);
  await app.close();
  const full = join(folder, 'full');
  cpSync(none, full, { recursive: true });
  const account = fillHistory(full, keys.profile);
  await fillMailbox(full, keys.relay, account);
}

interface Keys {
  readonly profile: Bytes;
  readonly relay: Bytes;
}

/** Signs in as the first official on offer, and answers the keys that only this program's key store opens. */
async function enrol(app: ElectronApplication, root: string): Promise<Keys> {
  const page = await app.firstWindow();
  await page.locator('html[data-state="sign-in"]').waitFor({ state: 'attached' });
  const [self] = testAgency.offered;
  if (self === undefined) throw new Error('nobody on offer');
  await page.evaluate((person) => window.narae.signIn.enrol({ person }), self);
  await page.locator('html[data-state="usable"]').waitFor({ state: 'attached' });
  await page.waitForTimeout(2_000);
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

function fillHistory(root: string, key: Bytes): AccountId {
  const file = join(root, 'profiles', 'a', 'narae.db');
  const storage = openStorage({ file, key });
  const account = storage.account.local()?.account;
  storage.close();
  if (account === undefined) throw new Error('not enrolled');
  const database = openDatabase({ file, key, migrations: coreMigrations });
  buildHistory(database);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  return account;
}

async function fillMailbox(root: string, key: Bytes, receiver: AccountId): Promise<void> {
  const folder = join(root, 'relay');
  const path = localAddress(folder);
  const agency = testAgency;
  const relay = await openRelay({ folder, key, listen: { kind: 'local', path }, agency });
  if (relay === null) throw new Error('somebody else holds the relay');
  const others = agency.offered.slice(1);
  for (const person of others) {
    const sender = await Sender.enrol({ kind: 'relay', location: { kind: 'local', path } }, person);
    await sender.begin(receiver);
    for (let count = 0; count < waitingCount / others.length; count++)
      await sender.send(`밤사이 온 메시지 ${String(count)}`);
    await sender.close();
  }
  await relay.close();
}
