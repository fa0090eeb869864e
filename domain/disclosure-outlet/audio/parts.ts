/**
 * Sentences as questions to a service that reads so many characters at once: as many together as fit, each read whole;
 * one that is longer by itself is parted after a comma, or where nothing else is left, between two characters.
 */
export function partsOf(sentences: readonly string[], longest: number): string[] {
  const parts: string[] = [];
  for (const piece of sentences.flatMap((sentence) => pieces(sentence, longest))) {
    const last = parts.at(-1);
    if (last !== undefined && lengthOf(last) + lengthOf(piece) <= longest) parts[parts.length - 1] = last + piece;
    else parts.push(piece);
  }
  return parts;
}

const lengthOf = (text: string): number => [...text].length;

function pieces(sentence: string, longest: number): string[] {
  const characters = [...sentence];
  if (characters.length <= longest) return [sentence];
  const comma = characters.slice(0, longest).lastIndexOf('，');
  const cut = comma > 0 ? comma + 1 : longest;
  return [characters.slice(0, cut).join(''), ...pieces(characters.slice(cut).join(''), longest)];
}
