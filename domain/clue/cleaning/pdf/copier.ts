import { PDFArray, PDFBool, PDFContext, PDFDict, PDFHexString, PDFName, PDFNull, PDFNumber, PDFRawStream, PDFRef, PDFString, type PDFObject } from '@cantoo/pdf-lib';
import { objectsMax, Unpacker } from './bounds';
import { cleanContent, withoutComments } from './content';
import { refusePdf } from './refused';
import { cleanFont } from './sfnt';
import { drawings, resourceKinds, shapes, type Kind, type Rule } from './shapes';
import { packedImage, packedStream, plainBytes } from './streams';

const name = (text: string): PDFName => PDFName.of(text);
const streamFacts = ['Subtype', 'Length1', 'Length2', 'Length3'];
const deviceColours: Record<string, string> = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' };

/**
 * Takes over into a new document what the shapes name, following references from what is asked for: what nothing refers
 * to, earlier revisions among it, never comes along.
 */
export class Copier {
  readonly to = PDFContext.create();
  private readonly taken = new Map<string, PDFRef | PDFName | null>();

  constructor(
    private readonly from: PDFContext,
    private readonly unpacker: Unpacker,
  ) {}

  /** Something by its rule; null where it is not kept. `outer`: the resources of what it is drawn in. @throws PdfRefused */
  async take(value: PDFObject | undefined, rule: Rule, outer?: PDFDict): Promise<PDFObject | null> {
    if (value === undefined || value === PDFNull) return null;
    if (rule === 'plain') return this.plain(value);
    if (typeof rule === 'object') return this.each(value, rule.each, outer);
    if (rule === 'resources') return this.resources(this.dictAt(value), null, outer);
    if (!(value instanceof PDFRef)) return this.made(value, rule, outer);
    const key = `${rule} ${value.tag}`;
    const known = this.taken.get(key);
    if (known !== undefined) return known;
    const ref = this.to.nextRef();
    if (this.to.largestObjectNumber > objectsMax) refusePdf('tooLarge');
    this.taken.set(key, ref);
    const made = await this.made(this.from.lookup(value), rule, outer);
    // A name needs no object of its own, and what is not kept none at all.
    if (made === null || made instanceof PDFName) this.taken.set(key, made);
    else this.to.assign(ref, made);
    return made === null || made instanceof PDFName ? made : ref;
  }

  /** Of these only what is used by name, where the names are known. */
  async resources(dict: PDFDict | undefined, used: ReadonlySet<string> | null, outer?: PDFDict): Promise<PDFDict> {
    const kept = this.to.obj({}) as PDFDict;
    for (const [group, rule] of Object.entries(resourceKinds)) {
      const all = (dict ?? outer)?.lookup(name(group));
      if (!(all instanceof PDFDict)) continue;
      const some = this.to.obj({}) as PDFDict;
      for (const [key, value] of all.entries()) {
        const taken = used && !used.has(key.toString().slice(1)) && !used.has(key.decodeText()) ? null : await this.take(value, rule, dict ?? outer);
        if (taken) some.set(key, taken);
      }
      if (some.keys().length > 0) kept.set(name(group), some);
    }
    return kept;
  }

  /** A page's drawing, in one piece. */
  async drawing(streams: readonly PDFRawStream[], resources: PDFDict | undefined): Promise<{ bytes: Buffer; resources: PDFDict }> {
    const parts: Buffer[] = [];
    for (const stream of streams) parts.push(await plainBytes(stream, this.unpacker), Buffer.from('\n'));
    const { bytes, names } = cleanContent(Buffer.concat(parts));
    return { bytes, resources: await this.resources(resources, names) };
  }

  private async made(value: PDFObject | undefined, rule: Exclude<Rule, 'plain' | 'resources' | { each: Kind }>, outer?: PDFDict): Promise<PDFObject | null> {
    if (rule === 'words') return wordsOf(value);
    if (rule === 'colours') return this.colours(value);
    if (rule === 'mask') return value instanceof PDFRawStream ? this.thing(value, 'image') : this.plain(value);
    if (rule === 'glyphs') return this.glyphs(value);
    // A known table by its name.
    if (value instanceof PDFName) return value;
    if (rule === 'stream' || rule === 'text' || rule === 'fontFile') return this.bytes(value, rule);
    return this.thing(value, rule, outer);
  }

  private async thing(value: PDFObject | undefined, kind: Kind, outer?: PDFDict): Promise<PDFObject | null> {
    const source = value instanceof PDFRawStream ? value.dict : value;
    if (!(source instanceof PDFDict)) return null;
    const subtype = source.lookup(name('Subtype'));
    if (kind === 'xobject' && subtype === name('Image')) return this.thing(value, 'image');
    if (kind === 'xobject' && subtype !== name('Form')) return null;
    const dict = this.to.obj({}) as PDFDict;
    for (const [key, rule] of Object.entries(shapes[kind])) {
      const taken = await this.take(source.get(name(key)), rule, outer);
      if (taken) dict.set(name(key), taken);
    }
    if (!(value instanceof PDFRawStream)) return kind === 'xobject' || kind === 'image' ? null : dict;
    if (kind === 'image') return packedImage(this.to, dict, value, this.unpacker);
    const plain = await plainBytes(value, this.unpacker);
    if (!drawings.has(kind)) return packedStream(dict, kind === 'encoding' || dict.get(name('FunctionType'))?.toString() === '4' ? withoutComments(plain) : plain);
    const { bytes, names } = cleanContent(plain);
    dict.set(name('Resources'), await this.resources(this.dictAt(source.get(name('Resources'))), names, outer));
    return packedStream(dict, bytes);
  }

  private async each(value: PDFObject, kind: Kind, outer?: PDFDict): Promise<PDFObject | null> {
    const list = this.from.lookup(value);
    if (!(list instanceof PDFArray)) return this.take(value, kind, outer);
    const kept = PDFArray.withContext(this.to);
    for (const one of list.asArray()) kept.push((await this.take(one, kind, outer)) ?? PDFNull);
    return kept;
  }

  private async bytes(value: PDFObject | undefined, rule: 'stream' | 'text' | 'fontFile'): Promise<PDFObject | null> {
    if (!(value instanceof PDFRawStream)) return null;
    const dict = this.to.obj({}) as PDFDict;
    for (const fact of streamFacts) {
      const kept = this.plain(value.dict.get(name(fact)));
      if (kept) dict.set(name(fact), kept);
    }
    const plain = await plainBytes(value, this.unpacker);
    return packedStream(dict, rule === 'text' ? withoutComments(plain) : rule === 'fontFile' ? cleanFont(plain) : plain);
  }

  private async glyphs(value: PDFObject | undefined): Promise<PDFObject | null> {
    if (!(value instanceof PDFDict)) return null;
    const kept = this.to.obj({}) as PDFDict;
    for (const [key, one] of value.entries()) {
      const stream = this.from.lookup(one);
      if (stream instanceof PDFRawStream) kept.set(key, this.to.register(await packedStream(this.to.obj({}) as PDFDict, cleanContent(await plainBytes(stream, this.unpacker)).bytes)));
    }
    return kept;
  }

  /** A colour profile names the device and the day: its plain counterpart stands for it. */
  private async colours(value: PDFObject | undefined): Promise<PDFObject | null> {
    if (value instanceof PDFName) return value;
    if (!(value instanceof PDFArray)) return refusePdf('unknown');
    const family = value.size() > 0 ? value.lookup(0) : undefined;
    if (!(family instanceof PDFName)) return refusePdf('broken');
    const second = value.size() > 1 ? value.lookup(1) : undefined;
    const kept = PDFArray.withContext(this.to);
    kept.push(family);
    const add = async (index: number, rule: Rule): Promise<void> => kept.push((await this.take(value.get(index), rule)) ?? PDFNull);
    switch (family.decodeText()) {
      case 'ICCBased':
        return name((second instanceof PDFRawStream && deviceColours[String(second.dict.lookup(name('N')))]) || refusePdf('unknown'));
      case 'Indexed': {
        await add(1, 'colours');
        await add(2, 'plain');
        const table = value.lookup(3);
        if (table instanceof PDFString || table instanceof PDFHexString) kept.push(PDFHexString.of(Buffer.from(table.asBytes()).toString('hex')));
        else await add(3, 'stream');
        return kept;
      }
      case 'Separation':
      case 'DeviceN':
        await add(1, 'plain');
        await add(2, 'colours');
        await add(3, 'function');
        return kept;
      case 'CalRGB':
      case 'CalGray':
      case 'Lab':
        await add(1, 'calibration');
        return kept;
      case 'Pattern':
        if (second) await add(1, 'colours');
        return kept;
      default:
        return refusePdf('unknown');
    }
  }

  private plain(value: PDFObject | undefined, depth = 0): PDFObject | null {
    const found = value instanceof PDFRef ? this.from.lookup(value) : value;
    if (found instanceof PDFName || found instanceof PDFNumber || found instanceof PDFBool) return found;
    if (!(found instanceof PDFArray) || depth > 3) return null;
    const kept = PDFArray.withContext(this.to);
    for (const one of found.asArray()) kept.push(this.plain(one, depth + 1) ?? PDFNull);
    return kept;
  }

  private dictAt(value: PDFObject | undefined): PDFDict | undefined {
    const found = this.from.lookup(value);
    return found instanceof PDFDict ? found : undefined;
  }
}

/** The name of a public table of characters. */
function wordsOf(value: PDFObject | undefined): PDFObject | null {
  const text = value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
  return /^[A-Za-z][A-Za-z0-9-]{0,30}$/.test(text) ? PDFString.of(text) : null;
}
