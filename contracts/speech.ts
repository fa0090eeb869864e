import { digitWords, spokenNumbers } from './spoken-numbers';

/** What is said at a breath. `slow`: to be written down while listening. */
export interface Sentence {
  words: string;
  slow: boolean;
}

/** A voice loses its breath, and the listener the thread. */
const longest = 60;
/** A receipt: groups of four digits with spaces between. */
const receipt = /\d{4}(?: \d{4}){2}/;
/** One group of a code that stands in numbered groups. */
const numberedGroup = /^(第 \d 组) (\d{4})$/;

/** A text in sentences, with its numbers as they are said; a receipt is said slowly, group by group. */
export function sentencesOf(text: string): Sentence[] {
  const plain = text.replace(/\s+/g, ' ').trim();
  const [, ordinal, group] = numberedGroup.exec(plain) ?? [];
  if (ordinal && group) return [...spoken(ordinal), { words: digitWords(group), slow: true }];
  const found = receipt.exec(plain);
  if (!found) return spoken(plain);
  const groups = found[0].split(' ').map((group) => ({ words: digitWords(group), slow: true }));
  return [...spoken(plain.slice(0, found.index)), ...groups, ...spoken(plain.slice(found.index + found[0].length))];
}

function spoken(text: string): Sentence[] {
  return (text.match(/[^。！？；]+[。！？；]?”?/g) ?? [])
    .flatMap((sentence) => (sentence.length > longest ? (sentence.match(/[^，]+，?/g) ?? []) : [sentence]))
    .map((sentence) => spokenNumbers(sentence.trim()))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .map((words) => ({ words, slow: false }));
}
