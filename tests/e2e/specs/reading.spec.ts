import type { Locator } from '@playwright/test';
import { demoStaff } from '#tests/support/demo-staff.ts';
import type { MessageId } from '#shared/model/ids.ts';
import type { OpenProfile } from '../fixtures/narae.ts';
import { fromRoot } from '#build/vite/paths.ts';
import { expect, test } from '../fixtures/narae.ts';
import { expectAccessible } from '../support/expect-accessible.ts';
import { Desktop } from '../support/desktop.ts';

const second = demoStaff[1];
if (second === undefined) throw new Error('the demo agency is empty');

const lines = (name: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${name} ${String(index + 1)}번째 줄`).join('\n');

const jump = ({ page }: OpenProfile): Locator =>
  page.getByRole('button', { name: /^(최신 메시지로|새 메시지)/ });

/** Both have the conversation open, with more in it than fits, and stand at its end. */
async function talking(openProfile: (profile: string) => Promise<OpenProfile>): Promise<Talking> {
  const [reader, writer] = await Promise.all([openProfile('a'), openProfile('b')]);
  await reader.page.setViewportSize({ width: 1180, height: 760 });
  await reader.signIn.as(0);
  await writer.signIn.as(1);
  await reader.chats.startWith(second?.name ?? '');
  await reader.chats.send('시작합니다');
  await writer.chats.rows.first().click();
  for (const name of ['하나', '둘', '셋', '넷', '다섯']) await writer.chats.send(lines(name, 6));
  await expectReadTo(reader, '다섯 6번째 줄');
  return { reader, writer };
}

/** The newest message stands wholly in view and counts as read; nothing offers to go to it. */
async function expectReadTo(reader: OpenProfile, text: string): Promise<void> {
  await reader.chats.expectState(text, 'received');
  await expect(reader.chats.message(text)).toBeInViewport({ ratio: 1 });
  await expect(reader.chats.rows.first().getByText(/^안 읽은 메시지/)).not.toBeAttached();
  await expect(jump(reader)).toHaveCount(0);
}

// @channel presence.watch, presence.typing, presence.profile, presence.setProfile, presence.setPhoto, presence.photo
// @channel presence.changed, presence.peerTyping, presence.profileChanged
test('whoever is at the end reads what comes, at any size of the window; whoever is further up is told and has not; both see of each other what they do', async ({
  openProfile,
}) => {
  // One start for all that two people do with each other.
  test.slow();
  const both = await talking(openProfile);
  await test.step('a message of many lines is read, and the end stays in view', () => readAtTheEnd(both));
  await test.step('a smaller window and a taller composer hide the end from nobody', () =>
    readAtAnySize(both));
  await test.step('further up nothing is read before one goes to the end', () => readFurtherUp(both));
  await test.step('a long text is folded, and its beginning stays where it is', () => unfold(both));
  await test.step('a message is copied, and its addresses lead out after a question', () =>
    copyAndFollow(both));
  await test.step('whoever comes back finds the place where one was', () => comeBack(both));
  await test.step('what is unread begins in sight, or a button leads up to it', () => jumpToUnread(both));
  await test.step('whoever writes is shown as writing, until it has come', () => seeTyping(both));
  await test.step('what one says of oneself is seen by the other', () => seeProfile(both));
});

interface Talking {
  readonly reader: OpenProfile;
  readonly writer: OpenProfile;
}

async function readAtTheEnd({ reader, writer }: Talking): Promise<void> {
  for (const text of ['짧은 것 하나', '짧은 것 둘', '짧은 것 셋']) {
    await writer.chats.send(text);
    await expectReadTo(reader, text);
  }
  await writer.chats.send(lines('긴 것', 6));
  await expectReadTo(reader, '긴 것 6번째 줄');
}

async function readAtAnySize({ reader, writer }: Talking): Promise<void> {
  const sizes = [
    [960, 640],
    [480, 480],
    [1180, 760],
    [960, 640],
  ] as const;
  for (const [width, height] of sizes) {
    await reader.page.setViewportSize({ width, height });
    await expect(reader.chats.message('긴 것 6번째 줄')).toBeInViewport({ ratio: 1 });
    await expect(jump(reader)).toHaveCount(0);
  }
  await reader.chats.composer.fill(lines('쓰는 중', 8));
  await expectReadTo(reader, '긴 것 6번째 줄');
  await writer.chats.send('작은 창에 온 것');
  await expectReadTo(reader, '작은 창에 온 것');
  await reader.chats.composer.fill('');
  await expectReadTo(reader, '작은 창에 온 것');
  await reader.page.setViewportSize({ width: 1180, height: 760 });
}

async function readFurtherUp({ reader, writer }: Talking): Promise<void> {
  await reader.page.getByRole('log', { name: '대화 내용' }).hover();
  await reader.page.mouse.wheel(0, -400);
  await expect(jump(reader)).toHaveAccessibleName('최신 메시지로');

  await writer.chats.send(lines('나중에 온 것', 6));
  await expect(jump(reader)).toHaveAccessibleName('새 메시지 1개');
  const unread = reader.chats.rows.first().getByText('안 읽은 메시지 1개');
  await expect(unread).toBeAttached();
  await expect(reader.chats.message('나중에 온 것')).not.toBeInViewport();
  // The author sees that it has not been read, and then that it has.
  await writer.chats.expectState('작은 창에 온 것', 'read');
  await expect(writer.chats.message('나중에 온 것').getByText('안 읽은 사람 1명')).toBeAttached();

  await reader.page.setViewportSize({ width: 1180, height: 640 });
  await expect(unread).toBeAttached();
  await expect(jump(reader)).toHaveAccessibleName('새 메시지 1개');

  await jump(reader).click();
  await expectReadTo(reader, '나중에 온 것 6번째 줄');
  await writer.chats.expectState('나중에 온 것', 'read');
  await expect(writer.chats.message('나중에 온 것').getByText(/^안 읽은 사람/)).toHaveCount(0);
}

/** Where the topmost message in view stands. */
const topmost = ({ page }: OpenProfile): Promise<{ readonly text: string; readonly top: number }> =>
  page.getByRole('log', { name: '대화 내용' }).evaluate((log) => {
    const view = log.getBoundingClientRect();
    const [first] = [...log.querySelectorAll('[role="article"]')]
      .map((element) => ({ element, place: element.getBoundingClientRect() }))
      .filter(({ place }) => place.bottom > view.top)
      .sort((one, other) => one.place.top - other.place.top);
    return { text: first?.element.textContent ?? '', top: first?.place.top ?? 0 };
  });

const leave = async ({ page }: OpenProfile): Promise<void> => {
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('tree')).toBeVisible();
};
const enter = async ({ page, chats }: OpenProfile): Promise<void> => {
  await page.keyboard.press('Control+1');
  await expect(chats.messages.first()).toBeVisible();
};

async function comeBack({ reader }: Talking): Promise<void> {
  const { page, chats } = reader;
  await page.getByRole('log', { name: '대화 내용' }).hover();
  // Wherever the keys of before have led to.
  await page.mouse.wheel(0, 5_000);
  await expect(jump(reader)).toHaveCount(0);
  await page.mouse.wheel(0, -517);
  await expect(jump(reader)).toHaveCount(1);
  const before = await topmost(reader);
  await leave(reader);
  await enter(reader);
  await expect
    .poll(async () => {
      const now = await topmost(reader);
      return { text: now.text, moved: Math.round(Math.abs(now.top - before.top) / 4) };
    })
    .toEqual({ text: before.text, moved: 0 });
  await jump(reader).click();
  await expect(jump(reader)).toHaveCount(0);
  await leave(reader);
  await enter(reader);
  await expect(chats.message('작은 창에 온 것')).toBeAttached();
  await expect(jump(reader)).toHaveCount(0);
}

async function jumpToUnread({ reader, writer }: Talking): Promise<void> {
  const { page, chats } = reader;
  const divider = page.locator('[data-divider="unread"]');
  const up = page.getByRole('button', { name: /^안 읽은 메시지/ });
  const sendMany = async (name: string, count: number): Promise<void> => {
    await writer.page.evaluate(
      async ([title, total]) => {
        const list = await window.narae.chats.list({ limit: 1 });
        const conversation = list.ok ? list.value.conversations[0]?.id : undefined;
        if (conversation === undefined) throw new Error('no conversation');
        for (let index = 1; index <= total; index += 1) {
          const bytes = crypto.getRandomValues(new Uint8Array(16));
          const id = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') as MessageId;
          await window.narae.chats.send({ conversation, id, text: `${title} ${String(index)}` });
        }
      },
      [name, count] as const,
    );
    await expect(writer.chats.message(`${name} ${String(count)}`)).toHaveAttribute(
      'data-state',
      'delivered',
      { timeout: 20_000 },
    );
  };
  await leave(reader);
  await sendMany('스물', 20);
  await enter(reader);
  await expect(divider).toBeInViewport();
  await expect(up).toHaveCount(0);
  await expect(jump(reader)).toHaveCount(1);
  await jump(reader).click();
  await expectReadTo(reader, '스물 20');

  await leave(reader);
  await sendMany('백열', 110);
  await enter(reader);
  await expect(chats.message('백열 110')).toBeInViewport();
  await expect(up).toHaveText('안 읽은 메시지 110개');
  await up.press('Enter');
  await expect(divider).toBeInViewport();
  await expect(chats.message(/^.*백열 1(?!\d)/)).toBeInViewport();
  await expect(chats.message(/^.*백열 1(?!\d)/)).toBeFocused();
  await expect(up).toHaveCount(0);
  await expect(jump(reader)).toHaveCount(1);
  await jump(reader).click();
  await expectReadTo(reader, '백열 110');
}

async function seeTyping({ reader, writer }: Talking): Promise<void> {
  const typing = reader.page.getByText(/님이 입력 중입니다$/);
  const spoken = reader.page.getByRole('status').filter({ hasText: /님이 입력 중입니다$/ });
  await expect(typing).toHaveCount(0);
  await writer.chats.composer.pressSequentially('곧 갑니다');
  await expect(typing.first()).toBeVisible();
  await expect(spoken).toHaveCount(1);
  await expect(reader.chats.rows.first()).toContainText('입력 중');
  await writer.chats.composer.press('Enter');
  await expectReadTo(reader, '곧 갑니다');
  await expect(typing).toHaveCount(0);
}

async function seeProfile({ reader, writer }: Talking): Promise<void> {
  const row = writer.chats.rows.first();
  await expect(row).toContainText('근무 중');
  const own = reader.page.getByRole('button', { name: /내 상태 바꾸기$/ });
  // Whoever locks the PC is away for both alike.
  const desktop = new Desktop(reader.app);
  await desktop.lock(true);
  await expect(row).toContainText('자리 비움');
  await expect(own).toHaveAccessibleName(/자리 비움. 내 상태 바꾸기$/);
  await desktop.lock(false);
  await expect(row).toContainText('근무 중');
  await expect(own).toHaveAccessibleName(/근무 중. 내 상태 바꾸기$/);
  await own.click();
  const dialog = reader.page.getByRole('dialog', { name: '내 상태' });
  await expect(dialog.getByRole('radio', { name: '근무 중' })).toBeFocused();
  await reader.page.keyboard.press('ArrowDown');
  await reader.page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('combobox', { name: '방해 금지 시간' })).toHaveValue('60');
  await dialog.getByRole('textbox', { name: '상태 메시지' }).fill('본관 7층 회의실');
  await dialog.getByRole('combobox', { name: '부재' }).selectOption('출장');
  await dialog.getByLabel('언제까지').fill('2099-12-24');
  const photo = dialog.locator('input[type="file"]');
  await photo.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no image') });
  await expect(dialog.getByRole('alert')).toContainText('사진을 바꾸지 못했습니다.');
  await photo.setInputFiles(fromRoot('build/pictures/sign-in.png'));
  await expect(dialog.locator('img')).toBeVisible();
  await expectAccessible(reader.page);
  await dialog.getByRole('button', { name: '저장' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(own).toHaveAccessibleName(/방해 금지. 내 상태 바꾸기$/);

  await expect(row).toContainText('방해 금지');
  await expect(row.locator('img')).toBeVisible();
  await expect(writer.page.getByText('출장 (~ 99. 12. 24.) · 본관 7층 회의실')).toBeVisible();
}

async function unfold({ reader, writer }: Talking): Promise<void> {
  await writer.chats.send(lines('접힌 것', 40));
  const message = reader.chats.message('접힌 것 1번째 줄');
  const more = message.getByRole('button', { name: '전체 보기' });
  await expect(more).toBeInViewport();
  await expect(message).toContainText('접힌 것 12번째 줄');
  await expect(message).not.toContainText('접힌 것 13번째 줄');
  const top = async (): Promise<number> => Math.round((await message.boundingBox())?.y ?? 0);
  const before = await top();
  await more.press('Enter');
  await expect(message).toContainText('접힌 것 40번째 줄');
  await expect.poll(top).toBe(before);
  await expect(jump(reader)).toHaveCount(1);

  // Folded up from its end: its beginning comes into sight.
  const less = message.getByRole('button', { name: '접기' });
  await less.scrollIntoViewIfNeeded();
  expect(await top()).toBeLessThan(0);
  await less.press('Enter');
  await expect(message).not.toContainText('접힌 것 13번째 줄');
  await expect(more).toBeInViewport();
  await expect(message.getByText('접힌 것 1번째 줄')).toBeInViewport();
  await expect(jump(reader)).toHaveCount(0);
}

async function copyAndFollow({ reader, writer }: Talking): Promise<void> {
  const text = '자료는 www.korea.kr에서 볼 수 있습니다. javascript:alert(1)';
  await writer.chats.send(text);
  await expectReadTo(reader, text);
  const { app, page, chats } = reader;
  const menu = page.getByRole('menu');
  const message = chats.message(text);

  // By keyboard: F6 to the log, the arrows to the message, the menu and back.
  await page.getByRole('log', { name: '대화 내용' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(message).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  const copy = menu.getByRole('menuitem', { name: '복사', exact: true });
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    await expect(copy).toBeFocused({ timeout: 200 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(page.getByText('복사했습니다')).toBeVisible();
  await expect(message).toBeFocused();
  // The stand-in pastes twice: by its menu and by its Chromium.
  await chats.composer.press('Control+v');
  await expect(chats.composer).toHaveValue(
    /^자료는 www\.korea\.kr에서 볼 수 있습니다\. javascript:alert\(1\)/,
  );
  await chats.composer.fill('');
  await page.getByRole('log', { name: '대화 내용' }).focus();
  for (const key of ['ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
  await expect(chats.message('접힌 것 1번째 줄')).toBeFocused();
  // All of it, also of what is folded, by the place of the key on a Korean keyboard too.
  await page.keyboard.press('Control+KeyC');
  await chats.composer.press('Control+v');
  await expect(chats.composer).toHaveValue(/^접힌 것 1번째 줄\n[^]*접힌 것 40번째 줄/);
  await chats.composer.fill('');

  // By mouse: only what is an address is a link, and it shows where it leads.
  await message.click({ button: 'right' });
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await message.hover();
  await message.getByRole('button', { name: '메시지 메뉴' }).click();
  await expect(menu).toBeVisible();
  await page.keyboard.press('Escape');
  const link = message.getByRole('link');
  await expect(link).toHaveText(['www.korea.kr']);
  const desktop = new Desktop(app);
  await desktop.answerDialogs(0);
  await link.click();
  await expect.poll(() => desktop.opened()).toEqual(['https://www.korea.kr/']);
  expect(app.windows()).toHaveLength(1);
}
