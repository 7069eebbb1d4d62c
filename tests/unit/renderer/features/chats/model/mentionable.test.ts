import { describe, expect, it } from 'vitest';
import { matching, namedIn, type Mentionable } from '#renderer/features/chats/model/mentionable.ts';
import { mentionAt } from '#renderer/features/chats/model/mention-query.ts';
import { messageParts } from '#renderer/features/chats/model/message-parts.ts';
import { personId, type PersonId } from '#shared/model/ids.ts';
import { staffRecord } from '#tests/support/test-staff.ts';

function somebody(id: string, name: string, rank: string): Mentionable {
  return {
    person: { ...staffRecord(), id: personId(id), name, rank, position: null },
    label: `${name} ${rank}`,
  };
}

const chaesong = somebody('p-1', '김채송', '주무관');
const cheolsu = somebody('p-2', '김철수', '주무관');
const namesake = somebody('p-3', '김철수', '사무관');
const twin = somebody('p-4', '김채송', '주무관');
const everybody: Mentionable = { person: null, label: '모두' };
const none = new Map<string, PersonId>();

describe('the name that is being typed', () => {
  it.each([
    ['단가 근거는 @김ㅊ', 10, { start: 7, query: '김ㅊ' }],
    ['@', 1, { start: 0, query: '' }],
    ['안녕@김', 4, { start: 2, query: '김' }],
    ['a@korea.kr', 10, null],
    ['@김철수 주무관', 8, null],
    ['@김철수', 0, null],
  ])('%s', (text, caret, found) => {
    expect(mentionAt(text, caret)).toEqual(found);
  });
});

describe('the list', () => {
  it.each([
    ['김ㅊ', [chaesong, cheolsu]],
    ['ㄱㅊㅅ', [chaesong, cheolsu]],
    ['김처', [cheolsu]],
    ['모', [everybody]],
    ['', [everybody, chaesong, cheolsu]],
  ])('goes on as %s', (query, found) => {
    expect(matching([everybody, chaesong, cheolsu], query)).toEqual(found);
  });
});

describe('whom a text names', () => {
  it('finds them by name and title, by the name alone, and everybody', () => {
    const text = '@모두 @김철수 주무관님과 @김채송님, a@김철수 주무관';
    expect(namedIn(text, [everybody, cheolsu, chaesong], none)).toEqual([
      { start: 0, length: 3, person: null },
      { start: 4, length: 8, person: 'p-2' },
      { start: 15, length: 4, person: 'p-1' },
    ]);
  });

  it('does not guess who of two is meant by a name, or takes the one who was chosen', () => {
    expect(namedIn('@김철수 확인', [cheolsu, namesake], none)).toEqual([]);
    expect(namedIn('@김철수 사무관', [cheolsu, namesake], none)).toMatchObject([{ person: 'p-3' }]);
    expect(namedIn('@김채송 주무관', [chaesong, twin], none)).toEqual([]);
    const chosen = new Map([['김채송 주무관', personId('p-4')]]);
    expect(namedIn('@김채송 주무관', [chaesong, twin], chosen)).toMatchObject([{ person: 'p-4' }]);
  });
});

describe('words that only begin like a name', () => {
  const short = somebody('p-5', '이수', '주무관');
  const all: Mentionable = { person: null, label: 'all' };
  it.each([
    'https://www.youtube.com/@allinpod',
    'https://x.kr/?u=@all',
    '@all-hands',
    '@all/pkg',
    '@alloy 설치',
    '@모두투어 예약',
    '@모두의연구소',
    '@이수진 님',
  ])('%s calls nobody', (text) => {
    expect(namedIn(text, [everybody, all, short], none)).toEqual([]);
  });

  it.each([
    '담당:@이수',
    '김철수/@이수',
    '@모두들',
    '@이수씨',
    '@이수에게도',
    '@모두에게',
    '@모두, 확인',
    '@이수님께',
    '@이수가 봤습니다',
    '@all: now',
  ])('%s does', (text) => {
    expect(namedIn(text, [everybody, all, short], none)).toHaveLength(1);
  });
});

describe('the parts of a message', () => {
  it('are its text, with names and addresses', () => {
    const text = '@모두 www.korea.kr 보세요';
    const parts = messageParts(text, [{ start: 0, length: 3, who: 'everybody', personId: null }]);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(parts.map(({ mention, href }) => mention ?? href)).toEqual([
      'everybody',
      null,
      'https://www.korea.kr',
      null,
    ]);
  });

  it('leave out a name that lies beyond the text', () => {
    expect(messageParts('짧다', [{ start: 0, length: 9, who: 'me', personId: null }])).toEqual([
      { text: '짧다', href: null },
    ]);
  });
});
