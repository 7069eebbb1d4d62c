import { describe, expect, it } from 'vitest';
import { createClient } from '#renderer/bridge/client.ts';
import { createFakeBridge } from '#renderer/bridge/fake/fake-bridge.ts';
import { conversationId } from '#shared/model/ids.ts';

const clientOf = (address: string) => createClient(createFakeBridge(new URLSearchParams(address)));

describe('the fake bridge', () => {
  it('keeps the contract: all its answers can be parsed', async () => {
    const client = clientOf('delay=0');
    await client.request('app', 'status', {});
    await client.request('signIn', 'offers', {});
    expect(await client.request('presence', 'profile', {})).toMatchObject({ activity: 'active' });
    const found = await client.request('directory', 'search', { query: '', scope: 'everybody', limit: 50 });
    for (const { person } of found.people) await client.request('directory', 'card', { person: person.id });
    const { units } = await client.request('directory', 'units', { parent: null });
    for (const { id: unit } of units) await client.request('directory', 'staff', { unit, limit: 50 });
    await client.request('directory', 'unitPath', { unit: null });
    const { conversations } = await client.request('chats', 'list', { limit: 50 });
    expect(conversations.length).toBeGreaterThan(0);
    for (const { id: conversation } of conversations) {
      await client.request('chats', 'messages', { conversation, limit: 200 });
    }
  });

  it('pages through a history without gaps', async () => {
    const client = clientOf('delay=0');
    const { conversations } = await client.request('chats', 'list', { limit: 50 });
    const conversation = conversations.find((row) => row.unread > 100)?.id;
    if (conversation === undefined) throw new Error('the fixture has no long conversation');
    const newest = await client.request('chats', 'messages', { conversation, limit: 50 });
    const before = newest.messages[0]?.id;
    if (before === undefined) throw new Error('the page is empty');
    const older = await client.request('chats', 'messages', { conversation, before, limit: 50 });
    expect(older.messages).toHaveLength(50);
    expect(older.messages.at(-1)?.time).toBeLessThanOrEqual(newest.messages[0]?.time ?? 0);
    expect(older.messages.some((message) => message.id === before)).toBe(false);
  });

  it('counts what is unread and not muted, and tells when that changes', async () => {
    const client = clientOf('delay=0');
    const { conversations } = await client.request('chats', 'list', { limit: 50 });
    const row = conversations.find(({ unread, muted }) => unread > 0 && !muted);
    if (row === undefined) throw new Error('the fixture has nothing unread');
    const { count } = await client.request('chats', 'unreadTotal', {});
    const told: number[] = [];
    client.on('chats', 'unreadTotalChanged', (total) => told.push(total.count));
    const answer = await client.request('chats', 'mute', { conversation: row.id, muted: true });
    expect(answer.muted).toBe(true);
    expect(told).toEqual([count - row.unread]);
  });

  it('keeps the contract of windows and preferences', async () => {
    const client = clientOf('delay=0&goto=page%3Dabout');
    await client.request('windows', 'showing', { conversation: null, unsent: false });
    await client.request('windows', 'openConversation', { conversation: conversationId('direct:p-1') });
    await client.request('windows', 'goTo', { page: 'people' });
    expect(await client.request('windows', 'nextDestination', {})).toEqual({
      to: { kind: 'page', page: 'about' },
      by: 'person',
    });
    expect(await client.request('windows', 'nextDestination', {})).toBeNull();
    const before = await client.request('preferences', 'get', {});
    expect(await client.request('preferences', 'set', { zoom: 1.25 })).toEqual({ ...before, zoom: 1.25 });
  });

  it('keeps the contract where trust, settings, recovery and diagnostics are concerned', async () => {
    const client = clientOf('delay=0&scene=failed');
    expect(await client.request('settings', 'set', { blockOnIdentityChange: true })).toMatchObject({
      blockOnIdentityChange: true,
      tellRead: true,
    });
    const { conversations } = await client.request('chats', 'list', { limit: 50 });
    for (const row of conversations) {
      if (row.kind !== 'direct') continue;
      const { id: conversation, trust } = row;
      const number = await client.request('chats', 'safetyNumber', { conversation });
      if (number === null) continue;
      const statement = { conversation, digits: number.digits };
      const answer =
        trust === 'changed'
          ? await client.request('chats', 'acceptIdentity', statement)
          : await client.request('chats', 'verify', { ...statement, verified: true });
      expect(answer).toMatchObject({ trust: trust === 'changed' ? 'known' : 'verified' });
    }
    expect((await client.request('diagnostics', 'about', {})).runtime).toBe('electron');
    const { id } = await client.request('diagnostics', 'supportBundle', {});
    expect(await client.request('diagnostics', 'saveSupportBundle', { id })).toEqual({ saved: true });
    await client.request('recovery', 'salvage', {});
    await client.request('recovery', 'startAnew', {});
  });

  it('keeps the contract where rooms are concerned', async () => {
    const client = clientOf('delay=0&scene=rooms');
    const { people } = await client.request('directory', 'search', {
      query: '',
      scope: 'everybody',
      limit: 50,
    });
    const { conversation, without } = await client.request('groups', 'create', {
      name: '',
      people: people.map(({ person }) => person.id),
    });
    expect(without).toEqual(people.filter(({ reachable }) => !reachable).map(({ person }) => person.id));
    const place = { conversation: conversation.id };
    const { members, more } = await client.request('groups', 'members', { ...place, limit: 2 });
    expect([members.map(({ self }) => self), more]).toEqual([[true, false], true]);
    const person = members[1]?.person.id;
    if (person === undefined) throw new Error('nobody came in');
    await client.request('groups', 'rename', { ...place, name: 'TF' });
    await client.request('groups', 'setRules', {
      ...place,
      rules: { write: 'managers', invite: 'managers' },
    });
    await client.request('groups', 'setRole', { ...place, person, role: 'manager' });
    await client.request('groups', 'remove', { ...place, person });
    await client.request('groups', 'invite', { ...place, people: [person] });
    expect(await client.request('groups', 'leave', place)).toMatchObject({ name: 'TF', role: null });
    const { messages } = await client.request('chats', 'messages', { ...place, limit: 50 });
    expect(messages.map(({ line }) => line?.action)).toEqual([
      'created',
      'renamed',
      'rules',
      'role',
      'removed',
      'invited',
      'left',
    ]);
  });
});
