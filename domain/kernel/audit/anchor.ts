import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import mongoose, { Schema } from 'mongoose';
import type { Context } from '../context';
import { native } from '../database';
import { anchorFile, appendAnchor, leavesFile, lineHash, parseAnchor, readAnchorLines, type Anchor } from './anchor-file';
import { MerkleTree } from './merkle';
import { auditedCollections } from './registry';
import { dayMs, leafIn, leafText, subjectsOf } from './subjects';

/** Writes under way when an anchor is made carry a time of up to this long ago; they fall into the next one. */
export const anchorMarginMs = 10 * 60_000;

/** A copy of the anchors for pages and printing. The proof is the file, which lies outside the database. */
interface AnchorCopy extends Anchor {
  _id: number;
}
export const AnchorCopyModel = mongoose.model<AnchorCopy>(
  'AuditAnchor',
  new Schema<AnchorCopy>({ _id: Number, n: Number, at: String, from: String, to: String, root: String, leaves: Number, subjects: Number, previous: String, key: String, signature: String }, { collection: 'auditAnchors' }),
);

/**
 * Signs what was done since the last anchor, up to now less the margin, and appends it to the anchor file. Answers
 * null when there is nothing to cover yet. Only one process may do this at a time (the job's lease sees to it).
 */
export async function anchorDay(ctx: Context, file: string = anchorFile()): Promise<Anchor | null> {
  const lines = readAnchorLines(file);
  const lastLine = lines.at(-1);
  const last = lastLine === undefined ? null : parseAnchor(lastLine);
  if (lastLine !== undefined && !last) throw new Error('the last line of the anchor file cannot be read; run audit:verify');
  const now = ctx.clock.now();
  const from = new Date(last?.to ?? 0);
  const to = new Date(now.getTime() - anchorMarginMs);
  if (to <= from) return null;

  const n = lines.length + 1;
  const { tree, made } = await writeLeaves(leavesFile(file, n), from, to);
  const anchor = appendAnchor(file, {
    n,
    at: now.toISOString(),
    from: from.toISOString(),
    to: to.toISOString(),
    root: tree.root(),
    leaves: tree.size,
    subjects: (last?.subjects ?? 0) + made,
    previous: lastLine === undefined ? '' : lineHash(lastLine),
  });
  await native(AnchorCopyModel).replaceOne({ _id: n }, anchor, { upsert: true });
  return anchor;
}

async function writeLeaves(path: string, from: Date, to: Date): Promise<{ tree: MerkleTree; made: number }> {
  mkdirSync(dirname(path), { recursive: true });
  const tree = new MerkleTree();
  let made = 0;
  const beside = `${path}.new`;
  const descriptor = openSync(beside, 'w');
  try {
    for (const { collection } of auditedCollections()) {
      // The first anchor covers everything: reading in the order of the ids is all it needs.
      for await (const subject of subjectsOf(collection, { trailOnly: true, ...(from.getTime() > 0 ? { changedAfter: new Date(from.getTime() - dayMs) } : {}) })) {
        const leaf = leafIn(subject.entries, from, to);
        if (!leaf) continue;
        const text = leafText(collection, subject.id, leaf.hash);
        tree.add(text);
        if (leaf.isNew) made += 1;
        writeSync(descriptor, `${text}\n`);
      }
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(beside, path);
  return { tree, made };
}

/** The leaves of an anchor as they were, by `<collection> <id>`; null when the list is missing or is not what was signed. */
export function readLeaves(file: string, anchor: Anchor): Map<string, string> | null {
  const path = leavesFile(file, anchor.n);
  if (!existsSync(path)) return null;
  const tree = new MerkleTree();
  const leaves = new Map<string, string>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue;
    tree.add(line);
    const cut = line.lastIndexOf(' ');
    leaves.set(line.slice(0, cut), line.slice(cut + 1));
  }
  return tree.root() === anchor.root ? leaves : null;
}
