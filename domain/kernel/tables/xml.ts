import { setImmediate as turn } from 'node:timers/promises';
import { sliceBytes, unreadable } from './sheet';

/** Hears the elements of a part in their order. Names of elements come without prefix, names of attributes as written. */
export interface XmlHandler {
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
  /** A piece of text; one text may come in several. */
  text?(text: string): void;
}

/** The longest text of a cell is 32,767 characters; tags are far shorter. */
const tokenMax = 1024 * 1024;
const depthMax = 64;
const none: ReadonlyMap<string, string> = new Map();

/**
 * Reads a part slice by slice and stops after each, with the event loop let through: whoever runs it takes then what
 * the handler has gathered. Takes well-formed UTF-8 only, and no document type, so no entity but XML's own.
 * @throws Fault unsupportedMediaType
 */
export async function* readXml(content: Buffer | AsyncIterable<Buffer>, handler: XmlHandler): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const tokens = new Tokens(handler);
  for await (const slice of Buffer.isBuffer(content) ? slicesOf(content) : content) {
    await turn();
    tokens.write(textOf(decoder, slice));
    yield;
  }
  tokens.end();
}

function* slicesOf(content: Buffer): Generator<Buffer> {
  for (let start = 0; start < content.length; start += sliceBytes) yield content.subarray(start, start + sliceBytes);
}

/** A part whose handler wants no pauses. */
export async function readWholeXml<H extends XmlHandler>(content: Buffer, handler: H): Promise<H> {
  const pauses = readXml(content, handler);
  while (!(await pauses.next()).done);
  return handler;
}

function textOf(decoder: TextDecoder, bytes: Buffer): string {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch {
    return unreadable();
  }
}

class Tokens {
  private rest = '';
  private readonly within: string[] = [];
  private begun = false;

  constructor(private readonly handler: XmlHandler) {}

  write(slice: string): void {
    const text = this.rest + slice;
    let place = 0;
    for (;;) {
      const mark = text.indexOf('<', place);
      const end = mark < 0 ? -1 : endOfMarkup(text, mark);
      if (end < 0) break;
      if (mark > place) this.say(decode(text.slice(place, mark)));
      this.take(text, mark, end);
      place = end;
    }
    this.rest = text.slice(place);
    if (this.rest.length > tokenMax) unreadable();
  }

  end(): void {
    if (!this.begun || this.within.length > 0 || this.rest.trim() !== '') unreadable();
  }

  private say(text: string): void {
    if (this.within.length > 0) this.handler.text?.(text);
    else if (text.trim() !== '') unreadable();
  }

  /** One markup, from its `<` to behind its `>`. */
  private take(text: string, mark: number, end: number): void {
    const second = text[mark + 1];
    if (second === '?') return;
    if (second === '!') {
      if (text[mark + 2] === '[') this.say(text.slice(mark + 9, end - 3));
      return;
    }
    if (second === '/') {
      const written = text.slice(mark + 2, end - 1).trimEnd();
      if (this.within.pop() !== written) unreadable();
      this.handler.close(local(written));
      return;
    }
    const closed = text[end - 2] === '/';
    const tag = text.slice(mark + 1, closed ? end - 2 : end - 1);
    const nameEnd = tag.search(/\s/);
    const written = nameEnd < 0 ? tag : tag.slice(0, nameEnd);
    if (written === '' || (this.within.length === 0 && this.begun) || this.within.length === depthMax) unreadable();
    this.begun = true;
    const name = local(written);
    this.handler.open(name, nameEnd < 0 ? none : attributesOf(tag, nameEnd));
    if (closed) this.handler.close(name);
    else this.within.push(written);
  }
}

/** Where the markup that begins at `mark` is over, or -1 where the rest of it is still to come. */
function endOfMarkup(text: string, mark: number): number {
  const second = text[mark + 1];
  if (second === '?') return after(text, '?>', mark + 2);
  if (second === '!') {
    if (text.length - mark < 9) return -1;
    if (text.startsWith('<!--', mark)) return after(text, '-->', mark + 4);
    return text.startsWith('<![CDATA[', mark) ? after(text, ']]>', mark + 9) : unreadable();
  }
  let quote = 0;
  for (let place = mark + 1; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return place + 1;
    else if (code === 60) return unreadable();
  }
  return -1;
}

function after(text: string, word: string, from: number): number {
  const place = text.indexOf(word, from);
  return place < 0 ? -1 : place + word.length;
}

function attributesOf(tag: string, from: number): Map<string, string> {
  const found = new Map<string, string>();
  let place = from;
  for (let equals = tag.indexOf('=', place); equals >= 0; equals = tag.indexOf('=', place)) {
    let opened = equals + 1;
    while (tag.charCodeAt(opened) <= 32) opened += 1;
    const quote = tag[opened];
    const closed = quote === '"' || quote === "'" ? tag.indexOf(quote, opened + 1) : -1;
    if (closed < 0) unreadable();
    found.set(tag.slice(place, equals).trim(), decode(tag.slice(opened + 1, closed)));
    place = closed + 1;
  }
  if (tag.slice(place).trim() !== '') unreadable();
  return found;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) return unreadable();
    const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
    if (!number) return named[name] ?? unreadable();
    const code = number[1] ? parseInt(number[1], 16) : Number(number[2]);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : unreadable();
  });
}
