import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFRawStream, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';
import { cleanJpeg } from '../jpeg';
import type { Unpacker } from './bounds';
import { refusePdf } from './refused';

const pack = promisify(deflate) as (bytes: Uint8Array) => Promise<Buffer>;
const short: Record<string, string> = { Fl: 'FlateDecode', AHx: 'ASCIIHexDecode', A85: 'ASCII85Decode', DCT: 'DCTDecode', CCF: 'CCITTFaxDecode' };

export interface Unpacked {
  bytes: Buffer;
  /** The packing of a picture, which is left as it is; null where nothing is left. */
  left: 'DCTDecode' | 'CCITTFaxDecode' | null;
  /** How the last of the packings is to be read. */
  parameters: PDFDict | null;
}

/** Undoes what is no picture's own packing. @throws PdfRefused tooLarge, image, unknown, broken */
export async function unpackStream({ dict, contents }: PDFRawStream, unpacker: Unpacker): Promise<Unpacked> {
  const filters = listOf(dict.lookup(PDFName.of('Filter'))).map((one) => (one instanceof PDFName ? one.decodeText() : refusePdf('broken')));
  const parameters = listOf(dict.lookup(PDFName.of('DecodeParms')));
  let bytes: Buffer = Buffer.from(contents);
  for (const [index, name] of filters.entries()) {
    const filter = short[name] ?? name;
    if (filter === 'DCTDecode' || filter === 'CCITTFaxDecode') {
      if (index < filters.length - 1) refusePdf('unknown');
      return { bytes, left: filter, parameters: dictOf(parameters[index]) };
    }
    if (filter === 'JPXDecode' || filter === 'JBIG2Decode') refusePdf('image');
    if (filter === 'FlateDecode') bytes = (await unpacker.inflate(bytes)) ?? refusePdf('broken');
    else if (filter === 'ASCII85Decode' || filter === 'ASCIIHexDecode') bytes = Buffer.from(decodePDFRawStream(PDFRawStream.of(dict.context.obj({ Filter: filter }) as PDFDict, bytes)).decode());
    // Of others nothing tells beforehand how large they become.
    else refusePdf('unknown');
    if (index < filters.length - 1 && dictOf(parameters[index])?.has(PDFName.of('Predictor'))) refusePdf('unknown');
  }
  return { bytes, left: null, parameters: dictOf(parameters[filters.length - 1]) };
}

/** Of everything but pictures: a prediction, which only pictures have, is not undone. @throws PdfRefused */
export async function plainBytes(stream: PDFRawStream, unpacker: Unpacker): Promise<Buffer> {
  const { bytes, left, parameters } = await unpackStream(stream, unpacker);
  const predictor = parameters?.lookup(PDFName.of('Predictor'))?.toString() ?? '1';
  return left || predictor !== '1' ? refusePdf('unknown') : bytes;
}

/** Packed anew, so that nothing lies behind its end. */
export async function packedStream(dict: PDFDict, bytes: Buffer): Promise<PDFRawStream> {
  const packed = await pack(bytes);
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
  return PDFRawStream.of(dict, packed);
}

const predicting = ['Predictor', 'Colors', 'BitsPerComponent', 'Columns'];
const faxing = ['K', 'EndOfLine', 'EncodedByteAlign', 'Columns', 'Rows', 'EndOfBlock', 'BlackIs1'];

/** A picture: a photo without its notes, others packed anew. @throws PdfRefused */
export async function packedImage(context: PDFContext, dict: PDFDict, stream: PDFRawStream, unpacker: Unpacker): Promise<PDFRawStream> {
  const { bytes, left, parameters } = await unpackStream(stream, unpacker);
  const keep = (names: readonly string[]): void => {
    const kept = context.obj({}) as PDFDict;
    for (const name of names) {
      const value = parameters?.lookup(PDFName.of(name));
      if (value && !(value instanceof PDFDict || value instanceof PDFArray || value instanceof PDFRawStream)) kept.set(PDFName.of(name), value);
    }
    if (kept.keys().length > 0) dict.set(PDFName.of('DecodeParms'), kept);
  };
  if (left === 'DCTDecode') {
    keep(['ColorTransform']);
    dict.set(PDFName.of('Filter'), PDFName.of('DCTDecode'));
    return PDFRawStream.of(dict, cleanJpeg(bytes) ?? refusePdf('image'));
  }
  if (left === 'CCITTFaxDecode') {
    keep(faxing);
    dict.set(PDFName.of('Filter'), PDFName.of('CCITTFaxDecode'));
    return PDFRawStream.of(dict, bytes);
  }
  keep(predicting);
  return packedStream(dict, bytes);
}

function listOf(value: PDFObject | undefined): (PDFObject | undefined)[] {
  if (value === undefined) return [];
  return value instanceof PDFArray ? Array.from({ length: value.size() }, (_, index) => value.lookup(index)) : [value];
}
const dictOf = (value: PDFObject | undefined): PDFDict | null => (value instanceof PDFDict ? value : null);
