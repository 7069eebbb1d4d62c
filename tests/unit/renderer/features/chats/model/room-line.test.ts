import { createIntl } from 'react-intl';
import { describe, expect, it } from 'vitest';
import { roomLineWords } from '#renderer/features/chats/model/room-line.ts';
import en from '#shared/messages/en.json' with { type: 'json' };
import ko from '#shared/messages/ko.json' with { type: 'json' };
import { personId } from '#shared/model/ids.ts';
import type { MessageAuthor, RoomLine } from '#shared/model/message.ts';

const author = (name: string): MessageAuthor => ({
  personId: personId(`p-${String(name.length)}`),
  name,
  title: '주무관',
  department: '',
});
const [park, lee, choi] = [author('박서연'), author('이정민'), author('최은지')];

function words(
  locale: 'ko' | 'en',
  by: MessageAuthor | null,
  line: Pick<RoomLine, 'action'> & Partial<RoomLine>,
): string {
  const intl = createIntl({ locale, messages: { ko, en }[locale] });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const whole = { people: [], count: line.people?.length ?? 0, name: '', role: null, rules: null, ...line };
  return roomLineWords(by, whole, (key, values) => intl.formatMessage({ id: key }, values), {
    name: ({ name, title }) => (locale === 'ko' ? `${name} ${title}` : name),
    list: (names) => list.format(names),
  });
}

describe('a line of a room', () => {
  it.each([
    [park, { action: 'created' }, '박서연 주무관님이 대화방을 만들었습니다'],
    [null, { action: 'created' }, '대화방을 만들었습니다'],
    [park, { action: 'invited', people: [lee] }, '박서연 주무관님이 이정민 주무관님을 초대했습니다'],
    [null, { action: 'invited', people: [lee, choi] }, '이정민 주무관 및 최은지 주무관님을 초대했습니다'],
    [null, { action: 'invited', people: [lee], count: 12 }, '이정민 주무관님 외 11명을 초대했습니다'],
    [park, { action: 'invited', people: [null] }, '박서연 주무관님이 나를 초대했습니다'],
    [
      park,
      { action: 'invited', people: [null, lee], count: 5 },
      '박서연 주무관님이 나와 이정민 주무관님 외 3명을 초대했습니다',
    ],
    [park, { action: 'removed', people: [lee] }, '박서연 주무관님이 이정민 주무관님을 내보냈습니다'],
    [lee, { action: 'left' }, '이정민 주무관님이 대화방에서 나갔습니다'],
    [null, { action: 'left', people: [null] }, '대화방에서 나왔습니다'],
    [park, { action: 'renamed', name: 'TF' }, '박서연 주무관님이 대화방 이름을 바꾸었습니다: TF'],
    [null, { action: 'renamed' }, '대화방 이름을 지웠습니다'],
    [park, { action: 'role', role: 'owner', people: [null] }, '박서연 주무관님이 나에게 방장을 넘겼습니다'],
    [null, { action: 'role', role: 'manager', people: [lee] }, '이정민 주무관님을 관리자로 지정했습니다'],
    [
      park,
      { action: 'role', role: 'member', people: [lee] },
      '박서연 주무관님이 이정민 주무관님을 관리자에서 해제했습니다',
    ],
    [
      park,
      { action: 'rules', rules: { write: 'managers', invite: 'everybody' } },
      '박서연 주무관님이 대화방 규칙을 바꾸었습니다: 관리자만 글쓰기, 모두 초대',
    ],
  ] as const)('of %o says %o', (by, line, expected) => {
    expect(words('ko', by, line)).toBe(expected);
  });

  it.each([
    [null, { action: 'invited', people: [lee, choi] }, 'You invited 이정민 and 최은지'],
    [park, { action: 'invited', people: [null, lee], count: 5 }, '박서연 invited you, 이정민 and 3 more'],
    [park, { action: 'removed', people: [null] }, '박서연 removed you'],
    [null, { action: 'left', people: [null] }, 'You left the room'],
    [park, { action: 'renamed' }, '박서연 removed the name of the room'],
    [park, { action: 'role', role: 'owner', people: [lee] }, '박서연 made 이정민 the owner'],
  ] as const)('is English too: %o %o', (by, line, expected) => {
    expect(words('en', by, line)).toBe(expected);
  });
});
