import { randomBytes } from 'node:crypto';
import { copyFile, link, mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Keys whose deletion destroys what they wrap, in files of their own outside the database and its backups: once a key
 * is overwritten here, no copy of the database of any day opens what it wrapped.
 *
 * A file holds 4,096 keys that are made together, beforehand: a file for each would tell by its times when its report
 * came. It works on one machine and on a directory that several share.
 */
const keyBytes = 32;
export const keysOfBlock = 4096;
let folder: string | undefined;

/** Where this process keeps its shred keys; made with mode 0700 when the first are. */
export function installShredder(directory: string): void {
  folder = directory;
}

/** The key of a slot that was just taken, or null where it was destroyed; its block is made where it is not there yet. */
export async function freshShredKey(slot: number): Promise<Buffer | null> {
  await makeBlock(blockOf(slot));
  return readShredKey(slot);
}

/** Null once it is destroyed, or where there is none. */
export async function readShredKey(slot: number): Promise<Buffer | null> {
  const handle = await opened(slot, 'r');
  if (!handle) return null;
  try {
    const key = await readSlot(handle, slot);
    return key.every((byte) => byte === 0) ? null : key;
  } finally {
    await handle.close();
  }
}

/**
 * Of these slots those whose key was overwritten; a file is opened once for all of its slots. One whose file is missing
 * is not among them: a directory that is lost, or the wrong one, has destroyed nothing.
 */
export async function destroyedAmong(slots: readonly number[]): Promise<Set<number>> {
  const gone = new Set<number>();
  for (const block of new Set(slots.map(blockOf))) {
    const own = slots.filter((slot) => blockOf(slot) === block);
    const handle = await opened(own[0] as number, 'r');
    if (!handle) continue;
    try {
      for (const slot of own) if (await isOverwritten(handle, slot)) gone.add(slot);
    } finally {
      await handle.close();
    }
  }
  return gone;
}

/** Overwritten in its place, twice. On flash the old bytes may outlive it inside the device: docs/threat-model.md. */
export async function destroyShredKey(slot: number): Promise<void> {
  const handle = await opened(slot, 'r+');
  if (!handle) return;
  try {
    for (const bytes of [randomBytes(keyBytes), Buffer.alloc(keyBytes)]) {
      await handle.write(bytes, 0, keyBytes, offsetOf(slot));
      await handle.sync();
    }
  } finally {
    await handle.close();
  }
}

/**
 * Two copies take turns: `a` and `b` under `target`, of which the older is written anew. A destroyed key is thus out
 * of every copy after two rotations; nothing older is to be kept.
 * @returns which of the two was written, and how many files are in it; null where there are no keys to copy, and the
 * copies are left as they are: the directory may be the wrong one
 */
export async function copyShredKeys(target: string): Promise<{ copy: 'a' | 'b'; files: number } | null> {
  const files = await blocks();
  if (files.length === 0) return null;
  const ages = await Promise.all((['a', 'b'] as const).map(async (copy) => ({ copy, at: await stat(join(target, copy)).then((found) => found.mtimeMs, () => 0) })));
  const { copy } = ages.sort((one, other) => one.at - other.at)[0]!;
  const beside = join(target, `${copy}.new`);
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { recursive: true, mode: 0o700 });
  for (const file of files) await copyFile(join(place(), file), join(beside, file));
  await rm(join(target, copy), { recursive: true, force: true });
  await rename(beside, join(target, copy));
  return { copy, files: files.length };
}

async function readSlot(handle: FileHandle, slot: number): Promise<Buffer> {
  const key = Buffer.alloc(keyBytes);
  await handle.read(key, 0, keyBytes, offsetOf(slot));
  return key;
}

async function isOverwritten(handle: FileHandle, slot: number): Promise<boolean> {
  const key = await readSlot(handle, slot);
  const gone = key.every((byte) => byte === 0);
  key.fill(0);
  return gone;
}

async function makeBlock(block: number): Promise<void> {
  const file = join(place(), nameOf(block));
  if (await stat(file).then(() => true, missing)) return;
  await mkdir(place(), { recursive: true, mode: 0o700 });
  const beside = join(place(), `.${randomBytes(8).toString('hex')}`);
  const handle = await open(beside, 'wx', 0o600);
  try {
    await handle.write(randomBytes(keysOfBlock * keyBytes));
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    // Unlike a renaming, a link does not replace what another process has made meanwhile.
    await link(beside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(beside, { force: true });
  }
  const directory = await open(place(), 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function blocks(): Promise<string[]> {
  const all = await readdir(place()).catch((error: unknown) => (missing(error), []));
  return all.filter((name) => /^\d{6}\.keys$/.test(name));
}

const opened = (slot: number, flags: 'r' | 'r+') => open(join(place(), nameOf(blockOf(slot))), flags).catch((error: unknown) => (missing(error), null));
const blockOf = (slot: number): number => Math.floor(slot / keysOfBlock);
const offsetOf = (slot: number): number => (slot % keysOfBlock) * keyBytes;
const nameOf = (block: number): string => `${String(block).padStart(6, '0')}.keys`;

function missing(error: unknown): false {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  return false;
}

function place(): string {
  if (!folder) throw new Error('installShredder was not called');
  return folder;
}
