import type { OpenProfile } from '../fixtures/narae.ts';
import { acquainted, officials } from '../fixtures/acquainted.ts';
import { expect, test } from '../fixtures/narae.ts';
import { GroupPage } from '../pages/group-page.ts';
import { makeRoom } from '../support/make-room.ts';

const name = '예산 협의';

// @channel groups.unreadCounts, groups.readers, groups.readsChanged
test('the number beside a message goes away once the others have read it', async ({ openProfile }) => {
  test.slow();
  const { a, b } = await acquainted(openProfile);
  await makeRoom(a, name);
  const text = '확인 부탁드립니다';
  await a.chats.send(text);
  const number = a.chats.message(text).getByRole('button', { name: '안 읽은 사람 1명' });
  await number.click();
  const dialog = a.page.getByRole('dialog', { name: '읽은 사람' });
  await expect(dialog.getByRole('list', { name: '안 읽은 사람 1명' })).toContainText(officials.second.name);
  await b.chats.rows.filter({ hasText: name }).click();
  await b.chats.expectState(text, 'received');
  await expect(dialog.getByRole('list', { name: '읽은 사람 1명', exact: true })).toContainText(
    officials.second.name,
  );
  await a.page.keyboard.press('Escape');
  await expect(a.chats.message(text).getByRole('button', { name: /^안 읽은 사람/u })).toHaveCount(0);
});

// @channel groups.create, groups.members, groups.setRole, groups.rename, groups.setRules, groups.membersChanged
// @channel groups.invite, groups.remove, groups.removeGone, groups.leave, chats.keysShared
test('two officials share a room: it is made, written in, led by both, and left', async ({ openProfile }) => {
  test.slow();
  const { a, b } = await acquainted(openProfile);
  const shared = a.page.evaluate(
    () =>
      new Promise<{ readonly done: number; readonly of: number }>((resolve) => {
        window.narae.chats.onKeysShared(({ done, of }) => {
          if (done === of) resolve({ done, of });
        });
      }),
  );
  await makeRoom(a, name);
  expect(await shared).toEqual({ done: 1, of: 1 });
  const [onA, onB] = [new GroupPage(a.page), new GroupPage(b.page)];
  await a.chats.send('이 방에서 이야기합시다');
  await a.chats.expectState('이 방에서 이야기합시다', 'sent');

  const row = b.chats.rows.filter({ hasText: name });
  await expect(row).toContainText('이 방에서 이야기합시다');
  await expect(row).toContainText('2명');
  await row.click();
  await b.chats.expectState('이 방에서 이야기합시다', 'received');
  await expect(onB.lines.first()).toContainText(officials.first.name);
  await b.chats.send('네, 좋습니다');
  await a.chats.expectState('네, 좋습니다', 'received');

  await onA.showMembers.click();
  await onB.showMembers.click();
  await expect(onA.members).toHaveCount(2);
  await expect(onB.member(officials.first.name)).toContainText('방장');
  await act(a, onA, officials.second.name, '관리자로 지정');
  await expect(onB.member(officials.second.name)).toContainText('관리자');

  // A manager now: the room gets another name, and then a rule.
  await onB.panel.getByRole('button', { name: '방 이름 바꾸기' }).click();
  await b.page.getByRole('textbox', { name: '방 이름' }).fill('예산 협의 (상반기)');
  await b.page.keyboard.press('Enter');
  await expect(a.page.getByRole('heading', { name: '예산 협의 (상반기)' })).toBeVisible();
  await act(a, onA, officials.second.name, '관리자 해제');
  await expect(onB.member(officials.second.name)).not.toContainText('관리자');
  await onA.panel.getByRole('switch', { name: '공지방: 관리자만 글쓰기' }).click();
  await expect(b.page.getByText('방장과 관리자만 글을 쓸 수 있습니다.')).toBeVisible();

  expect(await inviteAgain(b)).toBe('not-allowed');
  // Nobody has left the directory: nobody goes.
  await removeGone(a);
  await expect(onA.members).toHaveCount(2);
  await act(a, onA, officials.second.name, '내보내기');
  await a.page.getByRole('dialog').getByRole('button', { name: '내보내기' }).click();
  await expect(b.page.getByText('이 대화방에 더 이상 참여하고 있지 않습니다.')).toBeVisible();
  await expect(onA.members).toHaveCount(1);

  await onA.panel.getByRole('button', { name: '대화방 나가기' }).click();
  await a.page.getByRole('dialog').getByRole('button', { name: '나가기' }).click();
  await expect(a.page.getByText('이 대화방에 더 이상 참여하고 있지 않습니다.')).toBeVisible();
  await b.chats.expectState('이 방에서 이야기합시다', 'received');
});

async function act({ page }: OpenProfile, room: GroupPage, member: string, action: string): Promise<void> {
  await room.member(member).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

/** What the messenger answers to an invitation that would change nothing: pages do not offer it. */
function inviteAgain({ page }: OpenProfile): Promise<string> {
  return page.evaluate(async () => {
    const { chats, groups } = window.narae;
    const list = await chats.list({ limit: 20 });
    if (!list.ok) return list.error.code;
    const room = list.value.conversations.find(({ kind }) => kind === 'group');
    const other = list.value.conversations.find((conversation) => conversation.kind === 'direct');
    if (room === undefined || other?.kind !== 'direct') return 'not-found';
    const answer = await groups.invite({ conversation: room.id, people: [other.peer.id] });
    return answer.ok ? 'ok' : answer.error.code;
  });
}

async function removeGone({ page }: OpenProfile): Promise<void> {
  await page.evaluate(async () => {
    const list = await window.narae.chats.list({ limit: 50 });
    const room = list.ok ? list.value.conversations.find(({ kind }) => kind === 'group') : undefined;
    if (room === undefined) throw new Error('no room');
    const answer = await window.narae.groups.removeGone({ conversation: room.id });
    if (!answer.ok) throw new Error(answer.error.code);
  });
}
