import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef, type PDFObject, type PDFPageLeaf } from '@cantoo/pdf-lib';
import type { Copier } from './copier';

const name = (text: string): PDFName => PDFName.of(text);
/** What stands on the page itself: filled-in fields, stamps, marks. Notes that pop up, links and attached files are left out. */
const onPage: ReadonlySet<string> = new Set(['Widget', 'FreeText', 'Stamp', 'Highlight', 'Underline', 'StrikeOut', 'Squiggly', 'Ink', 'Line', 'Square', 'Circle', 'Polygon', 'PolyLine']);
/** Hidden, or not to be seen on a screen. */
const unseen = 2 | 32;

/** Draws into the page what annotations show, without what they say about who made them. @returns what is to be drawn after the page */
export async function shownAnnotations(copier: Copier, leaf: PDFPageLeaf, resources: PDFDict): Promise<string> {
  const annotations = leaf.lookup(name('Annots'));
  if (!(annotations instanceof PDFArray)) return '';
  const drawn: string[] = [];
  for (let index = 0; index < annotations.size(); index += 1) {
    const annotation = annotations.lookup(index);
    const look = annotation instanceof PDFDict ? lookOf(annotation) : null;
    const place = look && placeOf(annotation as PDFDict, look.stream);
    const taken = place && (await copier.take(look.at, 'xobject'));
    if (!taken) continue;
    const title = `Shown${index}`;
    const all = (resources.lookup(name('XObject')) as PDFDict | undefined) ?? (copier.to.obj({}) as PDFDict);
    all.set(name(title), taken instanceof PDFRef ? taken : copier.to.register(taken));
    resources.set(name('XObject'), all);
    drawn.push(`q ${place.join(' ')} cm /${title} Do Q\n`);
  }
  return drawn.join('');
}

/** How it looks now: one drawing, or the one of its state. */
function lookOf(annotation: PDFDict): { at: PDFObject; stream: PDFRawStream } | null {
  const subtype = annotation.lookup(name('Subtype'));
  const flags = annotation.lookup(name('F'));
  if (!(subtype instanceof PDFName) || !onPage.has(subtype.decodeText())) return null;
  if (flags instanceof PDFNumber && (flags.asNumber() & unseen) !== 0) return null;
  const looks = annotation.lookup(name('AP'));
  const normal = looks instanceof PDFDict ? looks.lookup(name('N')) : undefined;
  const state = annotation.lookup(name('AS'));
  const [holder, key] = normal instanceof PDFDict && state instanceof PDFName ? [normal, state] : [looks, name('N')];
  const at = holder instanceof PDFDict ? holder.get(key) : undefined;
  const stream = at && annotation.context.lookup(at);
  return at && stream instanceof PDFRawStream ? { at, stream } : null;
}

/** The matrix that brings its box into its rectangle (ISO 32000, 12.5.5). */
function placeOf(annotation: PDFDict, { dict }: PDFRawStream): number[] | null {
  const [rectangle, box] = [numbersOf(annotation.lookup(name('Rect')), 4), numbersOf(dict.lookup(name('BBox')), 4)];
  if (!rectangle || !box) return null;
  const [a, b, c, d, e, f] = numbersOf(dict.lookup(name('Matrix')), 6) ?? [1, 0, 0, 1, 0, 0];
  const corners = [0, 2].flatMap((x) => [1, 3].map((y) => [a! * box[x]! + c! * box[y]! + e!, b! * box[x]! + d! * box[y]! + f!] as const));
  const [left, bottom] = [Math.min(...corners.map(([x]) => x)), Math.min(...corners.map(([, y]) => y))];
  const [width, height] = [Math.max(...corners.map(([x]) => x)) - left, Math.max(...corners.map(([, y]) => y)) - bottom];
  if (width <= 0 || height <= 0) return null;
  const [x, y] = [Math.min(rectangle[0]!, rectangle[2]!), Math.min(rectangle[1]!, rectangle[3]!)];
  const [wide, high] = [Math.abs(rectangle[2]! - rectangle[0]!) / width, Math.abs(rectangle[3]! - rectangle[1]!) / height];
  return [wide, 0, 0, high, x - left * wide, y - bottom * high];
}

function numbersOf(value: PDFObject | undefined, count: number): number[] | null {
  if (!(value instanceof PDFArray) || value.size() !== count) return null;
  const numbers = Array.from({ length: count }, (_, index) => value.lookup(index)).map((one) => (one instanceof PDFNumber ? one.asNumber() : NaN));
  return numbers.every(Number.isFinite) ? numbers : null;
}
