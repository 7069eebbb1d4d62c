import content from './scenes.json' with { type: 'json' };

/** What colleagues say, as data: `{peer}` stands for name and form of address of whom they speak to. */
export interface Scenes {
  /** What the one who writes first says, message by message. */
  readonly welcome: readonly string[];
  /** Said once while the office is closed. */
  readonly absence: readonly string[];
  /** The first scene of which a word occurs is the one that is meant. */
  readonly scenes: readonly Scene[];
  readonly otherwise: readonly string[];
}

interface Scene {
  readonly words: readonly string[];
  readonly answers: readonly string[];
}

export const demoScenes: Scenes = content;

/** The answers that fit what somebody wrote. */
export function answersTo(scenes: Scenes, text: string): readonly string[] {
  const folded = text.normalize('NFC').toLowerCase();
  const meant = scenes.scenes.find(({ words }) => words.some((word) => folded.includes(word)));
  return meant?.answers ?? scenes.otherwise;
}
