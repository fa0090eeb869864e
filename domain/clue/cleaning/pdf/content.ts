import { refusePdf } from './refused';

const white = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([...'()<>[]{}/%'].map((one) => one.charCodeAt(0)));
const regular = (byte: number | undefined): boolean => byte !== undefined && !white.has(byte) && !delimiters.has(byte);
const code = (one: string): number => one.charCodeAt(0);

/** Operators that draw nothing, but carry notes: who made it, what stands for it, to which layer it belongs. */
const notes: ReadonlySet<string> = new Set(['BMC', 'BDC', 'EMC', 'MP', 'DP']);

export interface CleanContent {
  bytes: Buffer;
  /** Every name in it: what it may use of its resources. */
  names: Set<string>;
}

/** A page's drawing without comments and notes. @throws PdfRefused broken, image */
export function cleanContent(bytes: Buffer): CleanContent {
  const [kept, names]: [Buffer[], Set<string>] = [[], new Set()];
  let operands: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const token = tokenAt(bytes, at);
    if (!token) break;
    at = token.end;
    const text = bytes.subarray(token.start, token.end);
    const first = text[0]!;
    if (first === code('/')) names.add(text.toString('latin1', 1));
    operands.push(text);
    // An operator is a word that begins with a letter or a quote; true, false and null are operands.
    if (delimiters.has(first) || /^(?:[-+.\d].*|true|false|null)$/.test(text.toString('latin1'))) continue;
    const operator = text.toString('latin1');
    if (operator === 'ID') {
      const end = endOfInlineImage(bytes, at);
      if (operands.some((one) => /^\/(?:DCT|DCTDecode|JPXDecode|JBIG2Decode)$/.test(one.toString('latin1')))) refusePdf('image');
      kept.push(join(operands), bytes.subarray(at, end));
      at = end;
    } else if (!notes.has(operator)) kept.push(join(operands));
    operands = [];
  }
  return { bytes: joinLines(kept), names };
}

/** Of a table or a formula in the same notation: all but comments. */
export function withoutComments(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const token = tokenAt(bytes, at);
    if (!token) break;
    kept.push(bytes.subarray(token.start, token.end));
    at = token.end;
  }
  return joinLines(kept);
}

const joined = (parts: readonly Buffer[], between: string): Buffer => Buffer.concat(parts.flatMap((part) => [part, Buffer.from(between)]));
const join = (parts: readonly Buffer[]): Buffer => joined(parts, ' ');
const joinLines = (parts: readonly Buffer[]): Buffer => joined(parts, '\n');

/** The next string, name, number, word or bracket; null where nothing but blanks and comments follows. */
function tokenAt(bytes: Buffer, from: number): { start: number; end: number } | null {
  let start = from;
  for (;;) {
    while (start < bytes.length && white.has(bytes[start]!)) start += 1;
    if (bytes[start] !== code('%')) break;
    while (start < bytes.length && bytes[start] !== 10 && bytes[start] !== 13) start += 1;
  }
  const first = bytes[start];
  if (first === undefined) return null;
  if (first === code('(')) return { start, end: endOfString(bytes, start) };
  if (first === code('<') && bytes[start + 1] !== code('<')) return { start, end: (bytes.indexOf('>', start) + 1 || refusePdf('broken')) };
  if ((first === code('<') || first === code('>')) && bytes[start + 1] === first) return { start, end: start + 2 };
  let end = start + 1;
  if (first === code('/') || regular(first)) while (regular(bytes[end])) end += 1;
  return { start, end };
}

function endOfString(bytes: Buffer, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at += 1) {
    if (bytes[at] === code('\\')) at += 1;
    else if (bytes[at] === code('(')) depth += 1;
    else if (bytes[at] === code(')') && (depth -= 1) === 0) return at + 1;
  }
  return refusePdf('broken');
}

/** Its length stands nowhere: it goes up to an EI between blanks, after which something readable follows. */
function endOfInlineImage(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf('EI', from); at >= 0; at = bytes.indexOf('EI', at + 2)) {
    const readable = bytes.subarray(at + 2, at + 12).every((byte) => white.has(byte) || (byte >= 32 && byte < 127));
    if (white.has(bytes[at - 1]!) && !regular(bytes[at + 2]) && readable) return at - 1;
  }
  return refusePdf('broken');
}
