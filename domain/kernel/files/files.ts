import { createHash, randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { audioMaxBytes, documentMaxBytes, imageMaxBytes } from '../../../contracts/file';
import { auditedChange, firstTrail } from '../audit';
import type { Context } from '../context';
import { native, ObjectId, toObjectId } from '../database';
import { fail } from '../errors';
import { keyedHash } from '../secrets';
import { sniffAudio } from './audio';
import { documentMediaTypes, inspectDocument } from './documents';
import { encodeImage } from './images';
import { bytesBucket, fileFacts, FileModel, type FileRecord } from './model';

/** An upload before a command claims it: by `token` (a citizen has nothing else) or by `id` (the staff member who uploaded it). */
export interface StoredFile {
  id: string;
  token: string;
  name: string;
  mediaType: string;
  size: number;
  kind: FileRecord['kind'];
}

export interface OpenedFile {
  name: string;
  mediaType: string;
  size: number;
  kind: FileRecord['kind'];
  stream: Readable;
}

const unclaimedMs = 24 * 60 * 60_000;
const files = () => native(FileModel);
const hashOf = (token: string): string => keyedHash('file', token);
const uploader = (ctx: Context): string | null => (ctx.actor.kind === 'staff' ? ctx.actor.accountId : null);

/** Re-encodes and stores a picture; unclaimed it is deleted after 24 hours. @throws Fault payloadTooLarge, unsupportedMediaType */
export async function storeImage(ctx: Context, bytes: Buffer, { purpose }: { purpose: string }): Promise<StoredFile> {
  if (bytes.length > imageMaxBytes) tooLarge(imageMaxBytes);
  const image = await encodeImage(bytes);
  const name = image.mediaType === 'image/webp' ? 'photo.webp' : 'photo.jpg';
  return store(ctx, { kind: 'image', purpose, name, mediaType: image.mediaType, bytes: image.bytes });
}

/** Stores a recording as it is, by its content; unclaimed it is deleted after 24 hours. @throws Fault payloadTooLarge, unsupportedMediaType */
export async function storeAudio(ctx: Context, bytes: Buffer, { purpose, maxBytes = audioMaxBytes }: { purpose: string; maxBytes?: number }): Promise<StoredFile> {
  if (bytes.length > maxBytes) tooLarge(maxBytes);
  const mediaType = sniffAudio(bytes) ?? fail('unsupportedMediaType', { message: '语音只收 AMR、MP3。' });
  return store(ctx, { kind: 'audio', purpose, name: mediaType === 'audio/amr' ? 'voice.amr' : 'voice.mp3', mediaType, bytes });
}

/** Reads at most 20 MB, looks what it is, and stores it; unclaimed it is deleted after 24 hours. @throws Fault payloadTooLarge, unsupportedMediaType */
export async function storeDocument(ctx: Context, source: AsyncIterable<Uint8Array>, { name, purpose }: { name: string; purpose: string }): Promise<StoredFile> {
  const bytes = await readAll(source, documentMaxBytes);
  const type = await inspectDocument(bytes, name);
  return store(ctx, { kind: 'document', purpose, name: safeName(name, type), mediaType: documentMediaTypes[type], bytes });
}

/** Reads a stream into memory and stops at the limit. @throws Fault payloadTooLarge */
export async function readAll(source: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > most) tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Ties uploads to what they belong to. A reference is an upload's token, or the id of one that the actor uploaded
 * himself. Repeating it for the same subject changes nothing, so that a repeated request can come through.
 * @returns the ids, in the order of the references
 * @throws Fault badRequest where one is unknown, expired, another's or claimed for something else
 */
export async function claimFiles(ctx: Context, references: readonly string[], subject: { type: string; id: string }): Promise<ObjectId[]> {
  const ids: ObjectId[] = [];
  for (const reference of references) {
    const found = await findReference(ctx, reference);
    if (!found) return unknownFile();
    if (!isSame(found, subject)) await claim(ctx, found._id, subject);
    ids.push(found._id);
  }
  return ids;
}

/** Gives back what was claimed for something that did not come about: the reference is good for another day, then the file goes. */
export async function releaseFiles(ctx: Context, ids: readonly ObjectId[], subject: { type: string; id: string }): Promise<void> {
  for (const id of ids) {
    await auditedChange(FileModel, id, ctx, 'file.released', (before) =>
      before.state === 'claimed' && isSame(before, subject) ? { set: { state: 'unclaimed', expiresAt: new Date(ctx.clock.now().getTime() + unclaimedMs) }, unset: ['subject'] } : null,
    );
  }
}

async function claim(ctx: Context, id: ObjectId, subject: { type: string; id: string }): Promise<void> {
  await auditedChange(FileModel, id, ctx, 'file.claimed', (before) => {
    if (isSame(before, subject)) return null;
    if (before.state !== 'unclaimed' || !before.expiresAt || before.expiresAt <= ctx.clock.now()) return unknownFile();
    // The token's hash stays: a repeated request names the file by it.
    return { set: { state: 'claimed', subject }, unset: ['expiresAt'], detail: { subject } };
  });
}

function findReference(ctx: Context, reference: string): Promise<FileRecord | null> {
  if (!/^[0-9a-f]{24}$/.test(reference)) return files().findOne({ tokenHash: hashOf(reference) });
  const by = uploader(ctx);
  return by === null ? Promise.resolve(null) : files().findOne({ _id: new ObjectId(reference), uploadedBy: by });
}

/** Decides who may open the files of a kind of subject; told the subject's id and the file's own. */
export type FileGuard = (ctx: Context, subjectId: string, fileId: string) => Promise<boolean>;
const guards = new Map<string, FileGuard>();

/** A capability says who may open the files that belong to its things. Without a guard nobody may. */
export function guardFiles(subjectType: string, guard: FileGuard): void {
  if (guards.has(subjectType)) throw new Error(`files of ${subjectType} are guarded twice`);
  guards.set(subjectType, guard);
}

/** A file through the session: what was claimed by its subject's guard, what was not by its uploader. @throws Fault notFound */
export async function openFile(ctx: Context, id: string): Promise<OpenedFile> {
  const found = await files().findOne({ _id: toObjectId(id) });
  if (!found || !(await mayOpen(ctx, found))) return fail('notFound');
  return opened(found);
}

/** Bytes of a file for the platform's own work (imports); asks for no authority. @throws Fault notFound */
export async function readFileBytes(id: ObjectId): Promise<Readable> {
  const found = await files().findOne({ _id: id, state: { $ne: 'expired' } });
  return found ? bytesBucket().openDownloadStream(found._id) : fail('notFound');
}

/** Makes a claimed file readable by a signed link, without a session. @throws Fault notFound, wrongState */
export async function publishFile(ctx: Context, id: ObjectId | string): Promise<void> {
  await auditedChange(FileModel, id, ctx, 'file.published', (before) => {
    if (before.state !== 'claimed') return fail('wrongState');
    return before.public ? null : { set: { public: true } };
  });
}

/** The path of a published file, good until `expires`. */
export function signedPublicLink(id: ObjectId | string, expires: Date): string {
  const seconds = Math.floor(expires.getTime() / 1000);
  return `/api/public/files/${String(id)}?expires=${seconds}&signature=${signature(String(id), seconds)}`;
}

/** `expires` in seconds since 1970, as in the link. @throws Fault notFound where the link is wrong or old, or the file is not public */
export async function openPublicFile(id: string, link: { expires: number; signature: string }, now: Date): Promise<OpenedFile> {
  // Compared as hashes of hashes: how far two signatures agree cannot be measured by time.
  const fits = keyedHash('compare', link.signature) === keyedHash('compare', signature(id, link.expires));
  const found = fits && link.expires * 1000 > now.getTime() ? await files().findOne({ _id: toObjectId(id), public: true, state: 'claimed' }) : null;
  return found ? opened(found) : fail('notFound');
}

const signature = (id: string, seconds: number): string => keyedHash('publicFile', `${id}.${seconds}`);

async function mayOpen(ctx: Context, file: FileRecord): Promise<boolean> {
  if (file.state === 'expired') return false;
  if (!file.subject) return file.uploadedBy !== null && file.uploadedBy === uploader(ctx);
  return (await guards.get(file.subject.type)?.(ctx, file.subject.id, file._id.toHexString())) ?? false;
}

const opened = ({ _id, name, mediaType, size, kind }: FileRecord): OpenedFile => ({ name, mediaType, size, kind, stream: bytesBucket().openDownloadStream(_id) });

/** Bytes first: a crash between leaves bytes without a record, which the sweeper takes away. */
async function store(ctx: Context, file: Pick<FileRecord, 'kind' | 'purpose' | 'name' | 'mediaType'> & { bytes: Buffer }): Promise<StoredFile> {
  const _id = new ObjectId();
  const token = randomBytes(24).toString('base64url');
  const { bytes, ...described } = file;
  await pipeline([bytes], bytesBucket().openUploadStreamWithId(_id, _id.toHexString()));
  const facts = {
    _id,
    ...described,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    uploadedBy: uploader(ctx),
    tokenHash: hashOf(token),
    expiresAt: new Date(ctx.clock.now().getTime() + unclaimedMs),
    state: 'unclaimed' as const,
    public: false,
  };
  await files().insertOne({ ...facts, trail: firstTrail(ctx, 'file.stored', { purpose: file.purpose }, fileFacts(facts)) });
  return { id: _id.toHexString(), token, name: file.name, mediaType: file.mediaType, size: bytes.length, kind: file.kind };
}

/** Only the last part of a path, without characters that mean something to a file system, and with the ending of what it is. */
function safeName(name: string, ending: string): string {
  const base = name.split(/[\\/]/).at(-1)!.replace(/\.[^.]*$/, '');
  const clean = base.replace(/[\u0000-\u001f\u007f<>:"|?*\u202a-\u202e\u2066-\u2069]/g, '').trim().slice(0, 80);
  return `${clean || '文件'}.${ending}`;
}

const isSame = (file: FileRecord, subject: { type: string; id: string }): boolean => file.subject?.type === subject.type && file.subject.id === subject.id;

function unknownFile(): never {
  return fail('badRequest', { message: '上传的文件已过期或不对，请重新上传。' });
}

function tooLarge(most: number): never {
  return fail('payloadTooLarge', { message: `文件太大，最多 ${Math.floor(most / 1024 / 1024)} MB。` });
}
