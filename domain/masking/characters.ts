/** A text with digits of one width, each character still knowing where it stands in what was written. */
export interface Folded {
  text: string;
  /** Where in the original each character of `text` begins; one more for the end. */
  at: number[];
}

const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]/;

const foldedTo = /[\dA-Za-z\s./-]/;

/** Full-width and circled digits, letters and blanks become plain ones; what nobody sees is left out. A full-width comma stays one: it parts numbers. */
export function fold(original: string): Folded {
  let text = '';
  const at: number[] = [];
  let place = 0;
  for (const character of original) {
    if (!unseen.test(character)) {
      const plain = character.normalize('NFKC');
      text += plain.length === 1 && foldedTo.test(plain) ? plain : character.length === 1 ? character : '\ufffd';
      at.push(place);
    }
    place += character.length;
  }
  at.push(original.length);
  return { text, at };
}
