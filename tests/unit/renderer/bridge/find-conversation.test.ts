import { describe, expect, it } from 'vitest';
import { createClient } from '#renderer/bridge/client.ts';
import { createFakeBridge } from '#renderer/bridge/fake/fake-bridge.ts';
import { findConversation } from '#renderer/bridge/find-conversation.ts';
import { conversationId } from '#shared/model/ids.ts';

const client = createClient(createFakeBridge(new URLSearchParams('delay=0&scene=many')));

describe('looking for a conversation', () => {
  it('finds one far down the list', async () => {
    const id = conversationId('direct:p-many-399');
    expect((await findConversation(client, id)).id).toBe(id);
  });

  it('says when there is none', async () => {
    const nobody = findConversation(client, conversationId('direct:nobody'));
    await expect(nobody).rejects.toMatchObject({ code: 'not-found' });
  });
});
