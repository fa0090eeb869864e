/**
 * Whether letters are heard somewhere in a text whose pinyin is given a syllable a word: syllables in full, their first
 * letters, or some of both; the last may be begun only. dibao, db and dib are heard in `zui di bao zhang`.
 */
export function isHeardIn(letters: string, sound: string): boolean {
  const syllables = sound.split(' ');
  return syllables.some((_, from) => goesOn(letters, syllables, from));
}

function goesOn(letters: string, syllables: readonly string[], at: number): boolean {
  if (letters === '') return true;
  const syllable = syllables[at];
  if (!syllable) return false;
  if (syllable.startsWith(letters)) return true;
  return (letters.startsWith(syllable) && goesOn(letters.slice(syllable.length), syllables, at + 1)) || (letters[0] === syllable[0] && goesOn(letters.slice(1), syllables, at + 1));
}
