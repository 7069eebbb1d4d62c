import { createHash } from 'node:crypto';
import { ownBytes } from '#shared/model/bytes.ts';
import { messageId, type PersonId } from '#shared/model/ids.ts';
import { openCore } from '#core/compose.ts';

// A core in a process of its own, made to be killed: `<database> <key in hex> <socket> <person to be> <person to write to>`.
// It reports every message that was acknowledged, and goes on at the number that it is told.
const [databaseFile = '', key = '', path = '', self = '', peer = ''] = process.argv.slice(2);
const core = openCore({
  databaseFile,
  databaseKey: ownBytes(Buffer.from(key, 'hex')),
  vault: 'none',
  backend: { kind: 'relay', location: { kind: 'local', path } },
  embedded: true,
  publish: () => undefined,
  onFailure: () => undefined,
});
const { signIn, chats, directory, app } = core.services;

await core.begin();
if ((await app.status({})).phase === 'sign-in') await signIn.enrol({ person: self as PersonId });
while (
  !(await directory.people({ query: '', limit: 200 })).some(
    ({ person, reachable }) => reachable && person.id === peer,
  )
)
  await new Promise((resolve) => setTimeout(resolve, 20));
const conversation = await chats.open({ person: peer as PersonId });

process.on('message', (next: number) => {
  void write(next);
});
process.send?.('ready');

async function write(next: number): Promise<void> {
  for (let number = next; ; number++) {
    const id = messageId(createHash('sha256').update(String(number)).digest('hex').slice(0, 32));
    await chats.send({ conversation: conversation.id, id, text: String(number) });
    process.send?.(number);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
