export type TextPart = string | { text: string; url: string };

/** WeChat shows `<a href>` in a text as a link, and a bare address too. */
const link = /<a\s+href="([^"]*)"[^>]*>([^<]*)<\/a>|(https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+)/g;

/** Web addresses only: what a message carries must not run in this page. */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\/\S+$/.test(url) ? url : null;
}

/** A text cut into words and links. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const match of text.matchAll(link)) {
    const [whole, href, words, bare] = match;
    const url = webAddress(href ?? bare ?? null);
    parts.push(text.slice(done, match.index));
    parts.push(url === null ? (words ?? whole) : { text: words ?? whole, url });
    done = match.index + whole.length;
  }
  return [...parts, text.slice(done)].filter((part) => part !== '');
}
