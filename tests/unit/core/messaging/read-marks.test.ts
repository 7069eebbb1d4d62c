import { expect, onTestFinished, test } from 'vitest';
import { accountId, conversationId, type ConversationId } from '#shared/model/ids.ts';
import { ReadMarks } from '#core/messaging/index.ts';
import type { Storage } from '#core/storage/index.ts';

const stranger = conversationId('direct:stranger');
const person = conversationId('direct:person');

/** Marks over a storage that only notes for which conversations something was to be told. */
function marks(): { readonly marks: ReadMarks; readonly looked: readonly ConversationId[] } {
  const looked: ConversationId[] = [];
  const peer = { account: accountId('00000000-0000-4000-8000-000000000001') };
  const storage = {
    transaction: (work: () => unknown) => work(),
    conversations: { peer: () => peer, room: () => null },
    readMarks: {
      pay: (conversation: ConversationId) => {
        looked.push(conversation);
        return null;
      },
    },
  } as unknown as Storage;
  const onFailure = (error: unknown): never => {
    throw error;
  };
  const made = new ReadMarks({
    storage,
    local: { account: peer.account },
    wakeOutbox: () => undefined,
    onFailure,
  });
  onTestFinished(() => {
    made.stop();
  });
  return { marks: made, looked };
}

test('what was read during the pause of a conversation that is gone is told for the one it is gone into', () => {
  const { marks: read, looked } = marks();
  read.moved(stranger);
  read.moved(stranger);
  expect(looked).toEqual([stranger]);
  read.merged(stranger, person);
  expect(looked).toEqual([stranger, person]);
});

test('nothing is told of a conversation that is gone when all had been told', () => {
  const { marks: read, looked } = marks();
  read.moved(stranger);
  read.merged(stranger, person);
  read.merged(stranger, person);
  expect(looked).toEqual([stranger]);
});
