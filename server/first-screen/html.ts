/** A piece of a page whose texts are escaped already. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | null | readonly Html[];

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function textOf(part: Part): string {
  if (part === null) return '';
  if (part instanceof Html) return part.text;
  return typeof part === 'object' ? part.map(({ text }) => text).join('') : escaped(String(part));
}

/** What villages and clerks wrote never becomes markup: whatever is put in is escaped, except what `html` made itself. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => new Html(texts.map((text, index) => text + (index < parts.length ? textOf(parts[index] as Part) : '')).join(''));

/** JSON within a page: the one sign that could end its element is written as an escape. */
export const json = (value: unknown): Html => new Html(JSON.stringify(value).replace(/</g, '\\u003c'));
