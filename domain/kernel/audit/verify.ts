import mongoose, { Schema } from 'mongoose';
import { systemClock, type Clock } from '../clock';
import { native } from '../database';
import { readLeaves } from './anchor';
import { anchorFile as installedAnchorFile, faultsOfLines, parseAnchor, readAnchorLines, type Anchor } from './anchor-file';
import { MerkleTree } from './merkle';
import { auditedCollections, auditRowChecks, factsOf } from './registry';
import { dayMs, leafIn, leafText, subjectsOf, type Subject } from './subjects';
import { detailDigest, entryHash, stateDigest, type AuditEntry } from './trail';

export interface AuditFinding {
  collection: string;
  id: string;
  /** In Chinese, for the audit administrator. */
  problem: string;
}

export interface AuditReport {
  ok: boolean;
  findings: AuditFinding[];
  anchors: number;
  subjects: number;
}

/** More than these are not listed one by one. */
const findingsMax = 1000;

interface Window {
  anchor: Anchor;
  from: Date;
  to: Date;
  tree: MerkleTree;
  made: number;
}

/**
 * Checks every audited document against its chain, every chain against the anchors, and the anchor file against
 * itself and, where `anchorFile` names a copy kept elsewhere, against that copy. Reads everything; changes nothing but
 * the note of its outcome. What was deleted before its first anchor cannot be seen.
 */
export async function verifyAudit(options: { anchorFile?: string; file?: string; clock?: Clock } = {}): Promise<AuditReport> {
  const file = options.file ?? installedAnchorFile();
  const findings: AuditFinding[] = [];
  const report = (finding: AuditFinding): void => {
    if (findings.length < findingsMax) findings.push(finding);
  };
  const anchors = trustedAnchors(file, options.anchorFile, report);
  const windows = anchors.map((anchor) => ({ anchor, from: new Date(anchor.from), to: new Date(anchor.to), tree: new MerkleTree(), made: 0 }));
  let subjects = 0;
  for (const { collection } of auditedCollections()) {
    for await (const subject of subjectsOf(collection)) {
      subjects += 1;
      for (const problem of faultsOf(subject)) report({ collection, id: subject.id, problem });
      addLeaves(subject, windows);
    }
  }
  for (const check of auditRowChecks()) for await (const finding of check()) report(finding);
  await compareWindows(windows, file, report);
  const ok = findings.length === 0;
  await native(AuditCheckModel).replaceOne({ _id: 'last' }, { at: (options.clock ?? systemClock).now(), ok, findings: findings.length }, { upsert: true });
  return { ok, findings, anchors: anchors.length, subjects };
}

/** The anchors to check by: those of the copy where there is one, and what our own file adds to it. */
function trustedAnchors(file: string, copyFile: string | undefined, report: (finding: AuditFinding) => void): Anchor[] {
  const own = readAnchorLines(file);
  for (const { n, problem } of faultsOfLines(own)) report({ collection: '锚文件', id: `第 ${n} 行`, problem });
  const copy = copyFile === undefined ? [] : readAnchorLines(copyFile);
  if (copyFile !== undefined && copy.length === 0) report({ collection: '锚文件副本', id: copyFile, problem: '副本不存在或是空的' });
  for (const { n, problem } of faultsOfLines(copy)) report({ collection: '锚文件副本', id: `第 ${n} 行`, problem });
  copy.forEach((line, index) => {
    if (own[index] === undefined) report({ collection: '锚文件', id: `第 ${index + 1} 行`, problem: '副本里有、本机没有：锚文件被截短' });
    else if (own[index] !== line) report({ collection: '锚文件', id: `第 ${index + 1} 行`, problem: '与别处保存的副本不一致：锚文件被改动' });
  });
  return [...copy, ...own.slice(copy.length)].map(parseAnchor).filter((anchor) => anchor !== null);
}

/** A document that was tampered with may have any form: that too is a finding, not a crash. */
function faultsOf(subject: Subject): string[] {
  try {
    return faultsOfSubject(subject);
  } catch {
    return ['内容或留痕的形式不对：被绕过平台改动'];
  }
}

function faultsOfSubject({ collection, document, entries, destroyed }: Subject): string[] {
  const last = entries.at(-1);
  if (!last) return ['没有留痕：绕过平台写入，或留痕被删掉'];
  const faults = entries.flatMap((entry, index) => faultsOfEntry(entry, entries[index - 1]));
  const { seq, head } = document.trail;
  if (last.hash !== head || last.seq !== seq) faults.push('链头与最后一条留痕对不上：留痕被截短或改动');
  if (stateDigest(last.salt, destroyed ? null : factsOf(collection, document)) !== last.state) faults.push('内容与最后一条留痕对不上：内容被绕过平台改动');
  return faults;
}

function faultsOfEntry(entry: AuditEntry, before: AuditEntry | undefined): string[] {
  const expected = (before?.seq ?? 0) + 1;
  if (entry.seq !== expected) return [`缺第 ${expected} 条留痕`];
  const faults: string[] = [];
  if (entry.prev !== (before?.hash ?? '')) faults.push(`第 ${entry.seq} 条留痕与上一条接不上`);
  if (entryHash(entry) !== entry.hash) faults.push(`第 ${entry.seq} 条留痕被改动`);
  // A detail that was lawfully destroyed leaves its digest.
  else if (entry.detail != null && detailDigest(entry.salt, entry.detail) !== entry.digest) faults.push(`第 ${entry.seq} 条留痕的说明被改动`);
  return faults;
}

function addLeaves({ collection, id, entries }: Subject, windows: Window[]): void {
  const last = entries.at(-1);
  const first = entries[0];
  if (!first || !last) return;
  for (let index = firstWindow(windows, first.at); index < windows.length; index += 1) {
    const window = windows[index] as Window;
    if (window.from.getTime() >= Number(last.at) + dayMs) break;
    const leaf = leafIn(entries, window.from, window.to);
    if (!leaf) continue;
    window.tree.add(leafText(collection, id, leaf.hash));
    if (leaf.isNew) window.made += 1;
  }
}

/** The first window that ends at or after an instant. */
function firstWindow(windows: Window[], instant: Date): number {
  let [low, high] = [0, windows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((windows[middle] as Window).to < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function compareWindows(windows: Window[], file: string, report: (finding: AuditFinding) => void): Promise<void> {
  let made = 0;
  for (const window of windows) {
    const { anchor, tree } = window;
    made += window.made;
    if (tree.root() !== anchor.root || tree.size !== anchor.leaves) await nameCulprits(window, file, report);
    else if (made !== anchor.subjects) report({ collection: '锚文件', id: `第 ${anchor.n} 行`, problem: `应有 ${anchor.subjects} 件留痕对象，现在数出 ${made} 件` });
    // A difference is told at the anchor where it begins, not at every later one.
    made = anchor.subjects;
  }
}

async function nameCulprits({ anchor, from, to }: Window, file: string, report: (finding: AuditFinding) => void): Promise<void> {
  const leaves = readLeaves(file, anchor);
  const until = to.toISOString();
  if (!leaves) {
    report({ collection: '锚文件', id: `第 ${anchor.n} 行`, problem: `截至 ${until} 的留痕与签过名的根对不上；明细清单缺失，说不出是哪一件` });
    return;
  }
  for (const { collection } of auditedCollections()) {
    for await (const { id, entries } of subjectsOf(collection, { trailOnly: true })) {
      const key = `${collection} ${id}`;
      const signed = leaves.get(key);
      const leaf = leafIn(entries, from, to);
      leaves.delete(key);
      if (signed === leaf?.hash) continue;
      if (signed === undefined) report({ collection, id, problem: `倒填：留痕的时间在第 ${anchor.n} 次锚定（${until}）之前，锚定时却没有它` });
      else if (!leaf || !entries.some((entry) => entry.hash === signed)) report({ collection, id, problem: `第 ${anchor.n} 次锚定过的留痕不见了：留痕被截短或重写` });
      else report({ collection, id, problem: `倒填：第 ${anchor.n} 次锚定之后，又补进了那之前的留痕` });
    }
  }
  for (const key of leaves.keys()) {
    const [collection = '', id = ''] = key.split(' ');
    report({ collection, id, problem: `第 ${anchor.n} 次锚定过的记录不见了：被删除` });
  }
}

/** The outcome of the last verification, for the console's footer. */
interface AuditCheck {
  _id: string;
  at: Date;
  ok: boolean;
  findings: number;
}
export const AuditCheckModel = mongoose.model<AuditCheck>('AuditCheck', new Schema<AuditCheck>({ _id: String, at: Date, ok: Boolean, findings: Number }, { collection: 'auditChecks' }));
