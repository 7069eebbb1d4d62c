import { expect, test } from 'vitest';
import { conversationId, messageId, personId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import { dayOf, isOfficeOpen, nextOpening } from '#demo/script/office-hours.ts';
import { planUnasked, unaskedText } from '#demo/script/plan-unasked.ts';
import { planAnswer, planWelcome, type PlanContext } from '#demo/script/plan.ts';
import { answersTo, demoScenes } from '#demo/script/scenes.ts';
import { unansweredOf, type Unanswered } from '#demo/script/unanswered.ts';

const noon = Date.parse('2026-06-10T12:00:00+09:00');
const night = Date.parse('2026-06-10T22:30:00+09:00');
const seats = [0, 1, 2, 3, 4, 5];
const context: PlanContext = {
  seat: 2,
  peer: '김지우 주무관',
  now: noon,
  scenes: demoScenes,
  keepsHours: true,
};

function message(index: number, from: 'me' | 'peer', text: string, changes: Partial<Message> = {}): Message {
  return {
    id: messageId(String(index).padStart(32, '0')),
    conversationId: conversationId(`direct:${'0'.repeat(32)}`),
    kind: 'text',
    author: from === 'me' ? null : { personId: personId('p-1'), name: '김지우', title: '', department: '' },
    text,
    time: noon,
    state: from === 'me' ? 'sent' : 'received',
    arrival: index,
    failure: null,
    ...changes,
  };
}

function waiting(...messages: readonly Message[]): Unanswered {
  const found = unansweredOf(messages, demoScenes);
  if (found === null) throw new Error('nothing waits');
  return found;
}

test('at work one reads after a pause, types, and answers what was asked', () => {
  const plan = planAnswer(waiting(message(1, 'peer', '6쪽 예산 확인 부탁드립니다.')), context);
  expect(plan.map(({ kind }) => kind)).toEqual(['read', 'typing', 'write']);
  const [read, typing, write] = plan.map(({ at }) => at - noon);
  expect(read).toBeGreaterThanOrEqual(2_000);
  expect(read).toBeLessThanOrEqual(6_000);
  expect(typing).toBeGreaterThan(read ?? 0);
  expect(write).toBeLessThanOrEqual(18_000);
  expect(plan.at(-1)).toMatchObject({ text: expect.stringContaining('마지막 본입니다.') as string });
});

test('the same message makes the same plan, another colleague another one', () => {
  const asked = waiting(message(1, 'peer', '회의실 잡으셨나요?'));
  expect(planAnswer(asked, context)).toEqual(planAnswer(asked, context));
  expect(planAnswer(asked, { ...context, seat: 3 })).not.toEqual(planAnswer(asked, context));
});

test('after hours one is told so once; it is read and answered in the morning', () => {
  const asked = message(1, 'peer', '연가 올렸습니다.');
  const plan = planAnswer(waiting(asked), { ...context, now: night });
  expect(plan.map(({ kind }) => kind)).toEqual(['write', 'read', 'typing', 'write']);
  const [absence, read] = plan;
  if (absence?.kind !== 'write') throw new Error('no absence');
  expect(demoScenes.absence).toContain(absence.text);
  const opening = Date.parse('2026-06-11T09:00:00+09:00');
  expect(read?.at).toBeGreaterThan(opening);
  expect(read?.at).toBeLessThanOrEqual(opening + 20 * 60_000);

  const told = [asked, message(2, 'me', absence.text), message(3, 'peer', '급합니다')];
  const later = planAnswer(waiting(...told), { ...context, now: night });
  expect(later.map(({ kind }) => kind)).toEqual(['read', 'typing', 'write']);
  expect(planAnswer(waiting(...told), { ...context, now: night, keepsHours: false })[0]?.at).toBeLessThan(
    night + 10_000,
  );
});

test('one answer covers a burst, and nothing waits when the last word is mine', () => {
  const burst = [message(1, 'me', '네'), message(2, 'peer', '저기요'), message(3, 'peer', '예산이요')];
  expect(waiting(...burst)).toMatchObject({ texts: ['저기요', '예산이요'], upTo: 3, said: ['네'] });
  expect(unansweredOf([...burst, message(4, 'me', '네')], demoScenes)).toBeNull();
  expect(unansweredOf([], demoScenes)).toBeNull();
  // A line of the program, or what could not be opened, is no question.
  const lines = [
    message(1, 'peer', '', { kind: 'identity-changed' }),
    message(2, 'peer', '', { state: 'undecryptable' }),
  ];
  expect(unansweredOf(lines, demoScenes)).toBeNull();
});

test('one does not say the same thing twice in a row', () => {
  const first = planAnswer(waiting(message(1, 'peer', '음')), context).at(-1);
  if (first?.kind !== 'write') throw new Error('no answer');
  const second = planAnswer(
    waiting(message(1, 'peer', '음'), message(2, 'me', first.text), message(3, 'peer', '음')),
    context,
  ).at(-1);
  expect(second).not.toMatchObject({ text: first.text });
});

test('six colleagues who are asked the same do not answer as one, now or later', () => {
  for (const asked of ['안녕하세요', '회의 몇 시인가요?', '보고서 초안입니다.', '음']) {
    const said: Message[] = [];
    for (let turn = 0; turn < 2; turn++) {
      const answers = seats.map((seat) =>
        planAnswer(waiting(...said, message(9, 'peer', asked)), { ...context, seat }).at(-1),
      );
      const texts = answers.map((answer) => (answer?.kind === 'write' ? answer.text : ''));
      expect(new Set(texts).size).toBeGreaterThan(turn === 0 ? 5 : 1);
      said.push(...texts.map((text, index) => message(index, 'me', text)));
    }
  }
  // Where nobody has words of their own, they begin at different places.
  const budget = seats.map((seat) => answersTo(demoScenes, '예산', seat)[0]);
  expect(new Set(budget).size).toBe(3);
});

test('a word in Latin letters stands for itself', () => {
  const greeted = answersTo(demoScenes, 'hi', 0);
  expect(answersTo(demoScenes, 'Hi!', 0)).toEqual(greeted);
  expect(answersTo(demoScenes, 'hello지우님', 0)).toEqual(greeted);
  expect(answersTo(demoScenes, 'this is a high price', 0)).not.toEqual(greeted);
});

test('several colleagues begin to speak once or twice a day, in office hours', () => {
  const open = Date.parse('2026-06-10T09:00:00+09:00');
  const counts = new Set<number>();
  const speakers = seats.filter((seat) => {
    for (let day = 0; day < 14; day++) {
      const now = open + day * 24 * 60 * 60_000;
      const times = planUnasked({ ...context, seat, now });
      for (const time of times) expect([isOfficeOpen(time.at), time.day]).toEqual([true, dayOf(now)]);
      counts.add(times.length);
      // Whoever sits down once more plans the same, and in the evening it is the next day's.
      expect(planUnasked({ ...context, seat, now })).toEqual(times);
      const evening = planUnasked({ ...context, seat, now: now + 12 * 60 * 60_000 });
      expect(evening.every(({ day: planned }) => planned === dayOf(now) + 1)).toBe(true);
    }
    return planUnasked({ ...context, seat, now: open }).length > 0;
  });
  expect(speakers).toEqual([1, 2, 3, 4]);
  expect(counts).toEqual(new Set([0, 1, 2]));
});

test('what is said unasked is not said again while there is something else to say', () => {
  const said: string[] = [];
  const texts = demoScenes.unasked[1] ?? [];
  while (said.length < texts.length) said.push(unaskedText({ seat: 1, scenes: demoScenes }, 3, said));
  expect(new Set(said)).toEqual(new Set(texts));
  expect(texts).toContain(unaskedText({ seat: 1, scenes: demoScenes }, 3, said));
});

test('whoever is new is greeted by name, at any hour', () => {
  const plan = planWelcome({ ...context, now: night });
  const texts = plan.flatMap((action) => (action.kind === 'write' ? [action.text] : []));
  expect(texts).toHaveLength(demoScenes.welcome.length);
  expect(texts[0]).toContain('김지우 주무관님');
  expect(texts.join(' ')).not.toContain('{');
  expect(plan.at(-1)?.at).toBeLessThan(night + 30_000);
});

test('the office is open from nine to six in Seoul', () => {
  const at = (time: string): number => Date.parse(`2026-06-10T${time}+09:00`);
  expect([at('08:59:59'), at('18:00:00'), at('00:00:00')].map(isOfficeOpen)).toEqual([false, false, false]);
  expect([at('09:00:00'), at('17:59:59')].map(isOfficeOpen)).toEqual([true, true]);
  expect(nextOpening(at('03:00:00'))).toBe(at('09:00:00'));
  expect(nextOpening(at('18:00:00'))).toBe(at('09:00:00') + 24 * 60 * 60 * 1000);
  expect(nextOpening(noon)).toBe(noon);
});

test('every scene has its words, its answers and those of six colleagues or of none', () => {
  for (const { words, answers } of demoScenes.scenes) {
    expect(answers.length).toBeGreaterThan(0);
    for (const word of words) expect(word).toBe(word.normalize('NFC').toLowerCase());
  }
  for (const { own } of [...demoScenes.scenes, demoScenes.otherwise])
    expect([0, seats.length]).toContain(own.length);
  expect(answersTo(demoScenes, 'ㅇㅇ', 0)).toEqual([
    demoScenes.otherwise.own[0],
    ...demoScenes.otherwise.answers,
  ]);
});
