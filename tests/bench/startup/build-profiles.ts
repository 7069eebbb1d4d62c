import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { testAgency } from '#tests/support/demo-staff.ts';
import { localAddress } from '#relay/local-address.ts';
import { openRelay } from '#relay/relay.ts';
import { Sender } from '../backlog/sender.ts';
import { launchNarae } from './apps.ts';
import { enrol, fillHistory } from './enrol-profile.ts';

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
