import { eachField } from '../bson/read';

/** The fields a projection keeps: whole, or some of what is below them. */
export type KeptFields = ReadonlyMap<string, KeptFields | true>;

const DOCUMENT = 3;
const ARRAY = 4;

/** Where documents are put together; grows to the largest. */
class Writer {
  private buffer = Buffer.allocUnsafe(4096);
  private length = 0;

  private reserve(bytes: number): void {
    if (this.length + bytes <= this.buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.length + bytes));
    this.buffer.copy(grown, 0, 0, this.length);
    this.buffer = grown;
  }

  copy(from: Buffer, start: number, end: number): void {
    this.reserve(end - start);
    from.copy(this.buffer, this.length, start, end);
    this.length += end - start;
  }

  head(type: number, name: string): void {
    this.reserve(name.length + 2);
    this.buffer[this.length] = type;
    this.length += 1 + this.buffer.write(name, this.length + 1, 'latin1');
    this.buffer[this.length++] = 0;
  }

  /** Writes what `fields` writes as a document. */
  document(fields: () => void): void {
    const start = this.length;
    this.reserve(4);
    this.length += 4;
    fields();
    this.reserve(1);
    this.buffer[this.length++] = 0;
    this.buffer.writeInt32LE(this.length - start, start);
  }

  /** A copy of all that was written, and a new beginning. */
  finish(): Buffer {
    const written = Buffer.from(this.buffer.subarray(0, this.length));
    this.length = 0;
    return written;
  }
}

const writer = new Writer();

/** A document reduced to some fields, in their order, without decoding any: bytes are copied. */
export function keepFields(raw: Buffer, kept: KeptFields): Buffer {
  document(raw, 0, kept);
  return writer.finish();
}

function document(raw: Buffer, start: number, kept: KeptFields): void {
  writer.document(() => {
    let left = kept.size;
    eachField(raw, start, (name, type, valueStart, valueEnd, fieldStart) => {
      const inner = kept.get(name);
      if (inner === undefined) return true;
      if (inner === true) writer.copy(raw, fieldStart, valueEnd);
      else if (type === DOCUMENT || type === ARRAY) {
        writer.copy(raw, fieldStart, valueStart);
        below(raw, type, valueStart, inner);
      }
      left -= 1;
      return left > 0;
    });
  });
}

/** Of an array every document, and every document of arrays in it; nothing else has fields to keep. */
function below(raw: Buffer, type: number, start: number, kept: KeptFields): void {
  if (type === DOCUMENT) {
    document(raw, start, kept);
    return;
  }
  writer.document(() => {
    let at = 0;
    eachField(raw, start, (_position, itemType, itemStart) => {
      if (itemType !== DOCUMENT && itemType !== ARRAY) return;
      writer.head(itemType, String(at++));
      below(raw, itemType, itemStart, kept);
    });
  });
}
