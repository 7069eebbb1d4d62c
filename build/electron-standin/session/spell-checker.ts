import type { Session } from 'electron';

/** Chromium's own spell checker is off in the stand-in; the settings are kept and read back. */
export function spellCheckerMembers(): Partial<Session> {
  let enabled = true;
  let languages = ['en-US'];
  const words = new Set<string>();
  return {
    availableSpellCheckerLanguages: ['en-US', 'ko'],
    get spellCheckerEnabled() {
      return enabled;
    },
    set spellCheckerEnabled(value) {
      enabled = value;
    },
    isSpellCheckerEnabled: () => enabled,
    setSpellCheckerEnabled: (value) => void (enabled = value),
    getSpellCheckerLanguages: () => [...languages],
    setSpellCheckerLanguages: (list) => void (languages = [...list]),
    setSpellCheckerDictionaryDownloadURL: () => {},
    listWordsInSpellCheckerDictionary: () => Promise.resolve([...words]),
    addWordToSpellCheckerDictionary(word) {
      words.add(word);
      return true;
    },
    removeWordFromSpellCheckerDictionary: (word) => words.delete(word),
  };
}
