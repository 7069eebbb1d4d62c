import content from './scenes.json' with { type: 'json' };

/** What colleagues say, as data: `{peer}` stands for name and form of address of whom they speak to. */
export interface Scenes {
  /** What the one who writes first says, message by message. */
  readonly welcome: readonly string[];
  /** Said once while the office is closed. */
  readonly absence: readonly string[];
  /** What each seat says by itself at some time of a day; none for those who wait to be spoken to. */
  readonly unasked: readonly (readonly string[])[];
  /** The first scene of which a word occurs is the one that is meant. */
  readonly scenes: readonly Scene[];
  readonly otherwise: Answers;
}

interface Answers {
  /** What anybody may say. */
  readonly answers: readonly string[];
  /** What each seat says first; none where all would say the same. */
  readonly own: readonly string[];
}

interface Scene extends Answers {
  readonly words: readonly string[];
}

export const demoScenes: Scenes = content;

/** The answers of a seat that fit what somebody wrote, in its order: six who are asked the same do not answer as one. */
export function answersTo(scenes: Scenes, text: string, seat: number): readonly string[] {
  const folded = text.normalize('NFC').toLowerCase();
  const meant = scenes.scenes.find(({ words }) => words.some((word) => occurs(word, folded)));
  const { answers, own } = meant ?? scenes.otherwise;
  const begin = seat % answers.length;
  return [...own.slice(seat, seat + 1), ...answers.slice(begin), ...answers.slice(0, begin)];
}

/** Korean words carry endings; a Latin one stands for itself, or `hi` would be heard in `this`. */
function occurs(word: string, text: string): boolean {
  if (!latin.test(word)) return text.includes(word);
  return text.split(notLatin).includes(word);
}

const latin = /^\p{Script=Latin}+$/u;
const notLatin = /\P{Script=Latin}+/u;
