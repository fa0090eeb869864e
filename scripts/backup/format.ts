import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { deserialize, serialize, type Document } from 'bson';

/**
 * A backup is one gzip file of frames: four bytes of length (little endian), then one BSON document.
 * First frame `{ format, at, database }`; then for each collection `{ collection, indexes }` followed by its
 * documents; last `{ end: true, collections, documents, sha256 }`, where the hash covers every byte before it.
 */
export const formatName = 'qingjian-backup-1';
const frameLimit = 17 * 1024 * 1024;

export interface CollectionHeader {
  collection: string;
  indexes: Document[];
}

export interface BackupSource {
  database: string;
  at: Date;
  collections(): AsyncIterable<{ header: CollectionHeader; documents: AsyncIterable<Uint8Array> }>;
}

export interface BackupTally {
  collections: number;
  documents: number;
}

const frame = (bytes: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/** Writes to `file` (mode 0600) and returns only when the bytes are on the disk. */
export async function writeBackup(file: string, source: BackupSource): Promise<BackupTally> {
  const tally: BackupTally = { collections: 0, documents: 0 };
  const hash = createHash('sha256');
  const hashed = (bytes: Buffer): Buffer => {
    hash.update(bytes);
    return bytes;
  };
  async function* frames(): AsyncGenerator<Buffer> {
    yield hashed(frame(serialize({ format: formatName, at: source.at, database: source.database })));
    for await (const { header, documents } of source.collections()) {
      tally.collections += 1;
      yield hashed(frame(serialize(header)));
      for await (const document of documents) {
        tally.documents += 1;
        yield hashed(frame(document));
      }
    }
    yield frame(serialize({ end: true, ...tally, sha256: hash.digest('hex') }));
  }
  await pipeline(Readable.from(frames(), { objectMode: false }), createGzip({ level: 6 }), createWriteStream(file, { mode: 0o600, flags: 'wx' }));
  const handle = await open(file, 'r');
  await handle.sync();
  await handle.close();
  return tally;
}

async function* readFrames(file: string): AsyncGenerator<Buffer> {
  const stream = createReadStream(file).pipe(createGunzip());
  let pending: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    pending = pending.length === 0 ? (chunk as Buffer) : Buffer.concat([pending, chunk as Buffer]);
    while (pending.length >= 4) {
      const length = pending.readUInt32LE(0);
      if (length > frameLimit) throw new Error('备份文件坏了：有一段太长。');
      if (pending.length < 4 + length) break;
      yield pending.subarray(4, 4 + length);
      pending = pending.subarray(4 + length);
    }
  }
  if (pending.length > 0) throw new Error('备份文件不完整：最后一段缺了字节。');
}

export interface BackupSink {
  collection(header: CollectionHeader): Promise<void>;
  document(bytes: Buffer): Promise<void>;
}

/**
 * Reads a backup into `sink` and checks its counts and its hash.
 * @throws Error in Chinese where the file is not a backup, is cut short or was altered
 */
export async function readBackup(file: string, sink: BackupSink): Promise<BackupTally & { at: Date; database: string }> {
  const hash = createHash('sha256');
  const tally: BackupTally = { collections: 0, documents: 0 };
  let head: { at: Date; database: string } | undefined;
  let ended = false;
  for await (const bytes of readFrames(file)) {
    if (ended) throw new Error('备份文件坏了：结尾之后还有内容。');
    // Only headers name these keys first; a document of ours starts with _id.
    const first = calculateFirstKey(bytes);
    if (first === 'end') {
      const tail = deserialize(bytes) as { collections: number; documents: number; sha256: string };
      if (tail.sha256 !== hash.digest('hex') || tail.documents !== tally.documents || tail.collections !== tally.collections) {
        throw new Error('备份文件被改过或不完整：校验值对不上。');
      }
      ended = true;
      continue;
    }
    hash.update(frame(bytes));
    if (!head) {
      const opening = deserialize(bytes) as { format?: string; at: Date; database: string };
      if (opening.format !== formatName) throw new Error('这不是清鉴的备份文件。');
      head = { at: opening.at, database: opening.database };
    } else if (first === 'collection') {
      tally.collections += 1;
      await sink.collection(deserialize(bytes) as CollectionHeader);
    } else {
      tally.documents += 1;
      await sink.document(bytes);
    }
  }
  if (!head || !ended) throw new Error('备份文件不完整：没有结尾。');
  return { ...tally, ...head };
}

function calculateFirstKey(bytes: Buffer): string {
  const end = bytes.indexOf(0, 5);
  return bytes.toString('utf8', 5, end);
}

