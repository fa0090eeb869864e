import { serialize } from 'bson';
import { failure } from '../errors';
import { eachField, readValueAt } from '../bson/read';
import { setField, type Doc } from '../bson/values';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_COMPRESSED = 2012;
const OP_MSG = 2013;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;

/** Largest message a client may send, in bytes; told in `hello`. */
export const MAX_MESSAGE_BYTES = 48000000;

/**
 * One request. `body` holds the command; lists of documents to write stay raw in `documents`, as most of them
 * are stored as they came.
 */
export interface Request {
  requestId: number;
  opCode: number;
  body: Doc;
  /** Raw documents by the name of their list (`documents`, `updates`, `deletes`). */
  documents: Map<string, Buffer[]>;
  /** The client does not wait for an answer. */
  silent: boolean;
}

const RAW_LISTS = new Set(['documents', 'updates', 'deletes']);
const WRITE_COMMANDS = new Set(['insert', 'update', 'delete']);

function rawDocuments(buf: Buffer, start: number, end: number): Buffer[] {
  const found: Buffer[] = [];
  for (let pos = start; pos < end;) {
    const length = buf.readInt32LE(pos);
    if (length < 5 || pos + length > end || buf[pos + length - 1] !== 0) throw failure('InvalidLength', `invalid BSON length ${length}`);
    found.push(buf.subarray(pos, pos + length));
    pos += length;
  }
  return found;
}

function parseBody(buf: Buffer, start: number, documents: Map<string, Buffer[]>): Doc {
  const body: Doc = {};
  let command: string | undefined;
  eachField(buf, start, (name, type, valueStart) => {
    command ??= name;
    if (type === 4 && RAW_LISTS.has(name) && WRITE_COMMANDS.has(command)) {
      const list: Buffer[] = [];
      eachField(buf, valueStart, (_position, itemType, itemStart, itemEnd) => {
        if (itemType !== 3) throw failure('TypeMismatch', `BSON field '${command}.${name}' must hold objects`);
        list.push(buf.subarray(itemStart, itemEnd));
      });
      documents.set(name, list);
    } else setField(body, name, readValueAt(buf, type, valueStart));
  });
  return body;
}

/** Reads one message, header included. The request keeps parts of `buf`. Throws for what is not a command. */
export function parseMessage(buf: Buffer): Request {
  const requestId = buf.readInt32LE(4);
  const opCode = buf.readInt32LE(12);
  const documents = new Map<string, Buffer[]>();
  if (opCode === OP_MSG) {
    const flags = buf.readUInt32LE(16);
    const end = flags & CHECKSUM_PRESENT ? buf.length - 4 : buf.length;
    let body: Doc | undefined;
    for (let pos = 20; pos < end;) {
      const kind = buf[pos++];
      const size = buf.readInt32LE(pos);
      if (size < 5 || pos + size > end) throw failure('InvalidLength', `invalid section length ${size}`);
      if (kind === 0) body = parseBody(buf, pos, documents);
      else if (kind === 1) {
        const nameEnd = buf.indexOf(0, pos + 4);
        documents.set(buf.toString('utf8', pos + 4, nameEnd), rawDocuments(buf, nameEnd + 1, pos + size));
      } else throw failure('FailedToParse', `unknown section kind ${kind}`);
      pos += size;
    }
    if (!body) throw failure('FailedToParse', 'OP_MSG without a body');
    return { requestId, opCode, body, documents, silent: (flags & MORE_TO_COME) !== 0 };
  }
  if (opCode === OP_QUERY) {
    const nameEnd = buf.indexOf(0, 20);
    const namespace = buf.toString('utf8', 20, nameEnd);
    const body = parseBody(buf, nameEnd + 9, documents);
    if (!namespace.endsWith('.$cmd')) throw failure('CommandNotSupported', 'OP_QUERY is only understood for the first hello');
    body.$db = namespace.slice(0, -5);
    return { requestId, opCode, body, documents, silent: false };
  }
  if (opCode === OP_COMPRESSED) throw failure('CommandNotSupported', 'compression was not agreed on');
  throw failure('CommandNotSupported', `op code ${opCode} is not supported`);
}

/** Wraps an answer (one BSON document in pieces) for a request. */
export function frameReply(request: Pick<Request, 'requestId' | 'opCode'>, pieces: Buffer[]): Buffer {
  const asReply = request.opCode === OP_QUERY;
  const head = asReply ? 36 : 21;
  let size = 0;
  for (const piece of pieces) size += piece.length;
  const out = Buffer.allocUnsafe(head + size);
  out.writeInt32LE(head + size, 0);
  out.writeInt32LE(0, 4);
  out.writeInt32LE(request.requestId, 8);
  out.writeInt32LE(asReply ? OP_REPLY : OP_MSG, 12);
  if (asReply) {
    out.fill(0, 16, 32);
    out.writeInt32LE(8, 16);
    out.writeInt32LE(1, 32);
  } else {
    out.writeUInt32LE(0, 16);
    out[20] = 0;
  }
  let pos = head;
  for (const piece of pieces) {
    piece.copy(out, pos);
    pos += piece.length;
  }
  return out;
}

/** Serialises an answer that is an ordinary document. */
export function replyDocument(doc: object): Buffer[] {
  return [Buffer.from(serialize(doc, { ignoreUndefined: true }))];
}

const OK_TAIL = Buffer.from(serialize({ ok: 1.5 })).subarray(4, -9); // type byte and name of `ok` as a double
const OK_ONE = Buffer.alloc(8);
OK_ONE.writeDoubleLE(1);

function element(type: number, name: string): Buffer {
  return Buffer.concat([Buffer.from([type]), Buffer.from(name), Buffer.from([0])]);
}

const CURSOR_HEAD = element(3, 'cursor');
const ID_HEAD = element(0x12, 'id');
const NS_HEAD = element(2, 'ns');
const FIRST_BATCH = element(4, 'firstBatch');
const NEXT_BATCH = element(4, 'nextBatch');
const indexHeads: Buffer[] = [];

function indexHead(i: number): Buffer {
  return (indexHeads[i] ??= element(3, String(i)));
}

function int32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeInt32LE(value);
  return bytes;
}

/**
 * The answer of find, aggregate and getMore, put together from documents that are already BSON.
 * @param id cursor id, 0 when everything is in this batch
 */
export function cursorReply(namespace: string, id: bigint, docs: Buffer[], first: boolean): Buffer[] {
  const ns = Buffer.from(namespace);
  const idBytes = Buffer.allocUnsafe(8);
  idBytes.writeBigInt64LE(id);
  const batch: Buffer[] = [];
  let batchSize = 5;
  for (let i = 0; i < docs.length; i++) {
    const head = indexHead(i);
    batch.push(head, docs[i]!);
    batchSize += head.length + docs[i]!.length;
  }
  const name = first ? FIRST_BATCH : NEXT_BATCH;
  const cursorSize = 4 + ID_HEAD.length + 8 + NS_HEAD.length + 4 + ns.length + 1 + name.length + batchSize + 1;
  const total = 4 + CURSOR_HEAD.length + cursorSize + OK_TAIL.length + 8 + 1;
  const zero = Buffer.from([0]);
  return [
    int32(total), CURSOR_HEAD, int32(cursorSize), ID_HEAD, idBytes, NS_HEAD, int32(ns.length + 1), ns, zero,
    name, int32(batchSize), ...batch, zero, zero, OK_TAIL, OK_ONE, zero,
  ];
}

