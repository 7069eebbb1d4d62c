import { join } from 'node:path';
import type { PersonId } from '#shared/model/ids.ts';
import { eventually } from '#tests/support/eventually.ts';
import { ScenarioCore } from '#tests/support/scenario-core.ts';
import type { SmallDisk } from '#tests/support/small-disk-scenario.ts';

interface Facts {
  refusal?: unknown;
  whileFailing?: unknown;
  readable?: unknown;
  sendsAgain?: unknown;
  afterwards?: unknown;
  readonlyAtStart?: unknown;
  atLast?: unknown;
}

/** Somebody's disk refuses every write for a while, and is read-only at a start. */
export async function run(
  disk: SmallDisk,
  relay: string,
  roomy: string,
  self: string,
  peer: string,
): Promise<Facts> {
  const core = new ScenarioCore(join(disk.folder, 'narae.db'), relay);
  const other = new ScenarioCore(join(roomy, 'narae.db'), relay);
  await core.enrol(self as PersonId);
  await other.enrol(peer as PersonId);
  const facts: Facts = {};
  const conversation = await core.conversationWith(peer as PersonId);
  await core.send(conversation, '하나');
  await eventually(async () => (await other.texts()).includes('하나'));

  disk.setFailing(true);
  facts.refusal = await core.send(conversation, '둘');
  facts.whileFailing = await core.storage();
  facts.readable = await core.texts();
  disk.setFailing(false);
  facts.sendsAgain = await core.send(conversation, '셋');
  facts.afterwards = await eventually(async () => {
    const health = await core.storage();
    return health === 'sound' && health;
  }, 30_000);
  await eventually(async () => (await other.texts()).includes('셋'), 30_000);

  await core.close();
  disk.setReadonly(true);
  await core.reopen();
  const { phase, failure } = await core.services.app.status({});
  facts.readonlyAtStart = [phase, failure];
  disk.setReadonly(false);
  await core.reopen();
  facts.atLast = await core.texts();
  await Promise.all([core.close(), other.close()]);
  return facts;
}
