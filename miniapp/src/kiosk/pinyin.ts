import { characters } from './characters';

/** Of the commonest first; so many stand in the keyboard's row, which moves sideways. */
const most = 60;

let table: Map<string, string> | null = null;
const known = (): Map<string, string> => (table ??= new Map(characters.split(' ').map((entry) => [entry.replace(/[^a-z]+$/, ''), entry.replace(/^[a-z]+/, '')])));

/** The letters at the end of what is typed, which a character may take the place of. */
export const lastLetters = (value: string): string => /[a-z]+$/.exec(value)?.[0] ?? '';

/**
 * Characters for the first syllable of the letters, and how many of them it takes: dibao begins with di. While a syllable
 * is not whole yet, of those that begin so.
 */
export function charactersOf(letters: string): { taken: number; characters: string[] } {
  const begun = [...known()].filter(([syllable]) => syllable.startsWith(letters));
  for (let taken = letters.length; taken > 0; taken -= 1) {
    const read = known().get(letters.slice(0, taken));
    if (read) return { taken, characters: [...read].slice(0, most) };
    if (begun.length > 0) break;
  }
  return { taken: letters.length, characters: [...new Set(begun.flatMap(([, read]) => [...read].slice(0, 3)))].slice(0, most) };
}
