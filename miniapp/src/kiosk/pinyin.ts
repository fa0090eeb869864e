import { characters } from './characters';

/** Of the commonest first; so many stand in the keyboard's row, which moves sideways. */
const most = 60;

let table: Map<string, string> | null = null;
const known = (): Map<string, string> => (table ??= new Map(characters.split(' ').map((entry) => [entry.replace(/[^a-z]+$/, ''), entry.replace(/^[a-z]+/, '')])));

/** The letters at the end of what is typed, which a character may take the place of. */
export const lastLetters = (value: string): string => /[a-z]+$/.exec(value)?.[0] ?? '';

/** Characters that are read so; where that is no whole syllable, of those that begin so. */
export function charactersOf(letters: string): string[] {
  const whole = known().get(letters);
  const found = whole ?? [...known()].flatMap(([syllable, read]) => (syllable.startsWith(letters) ? [...read].slice(0, 3) : [])).join('');
  return [...new Set(found)].slice(0, most);
}
