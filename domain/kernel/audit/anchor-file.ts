import { hash } from 'node:crypto';
import { appendFileSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { instant } from '../../../contracts/common';
import { anchorPublicKeys, signAnchor, verifyAnchorSignature } from '../secrets';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** One line of the anchor file. It covers the audit entries made after `from` up to and including `to`. */
export const anchorLine = z.strictObject({
  n: z.number().int().min(1),
  at: instant,
  from: instant,
  to: instant,
  /** Merkle root over the leaves: for each subject with an entry in the window, the hash of its last one. */
  root: digest,
  leaves: z.number().int().min(0),
  /** How many subjects had been made by `to`, in all. */
  subjects: z.number().int().min(0),
  /** SHA-256 of the line before, as it stands in the file; '' for the first. */
  previous: z.union([digest, z.literal('')]),
  key: z.string(),
  signature: z.string(),
});
export type Anchor = z.infer<typeof anchorLine>;
export type UnsignedAnchor = Omit<Anchor, 'key' | 'signature'>;

let installedFile: string | undefined;

/** Says where this process keeps the anchors: `<dataDir>/anchors/anchors.jsonl`. */
export function installAnchors(dataDir: string): void {
  installedFile = join(dataDir, 'anchors', 'anchors.jsonl');
}

export function anchorFile(): string {
  if (installedFile === undefined) throw new Error('installAnchors was not called');
  return installedFile;
}

/** The leaves of one anchor, beside the file: not needed to prove a fault, but to name the record it lies in. */
export function leavesFile(file: string, n: number): string {
  return join(dirname(file), 'leaves', `${String(n).padStart(6, '0')}.txt`);
}

/** The lines of an anchor file as they stand there; none where there is no file. */
export function readAnchorLines(file: string): string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '');
}

export function parseAnchor(line: string): Anchor | null {
  try {
    const parsed = anchorLine.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Signs, appends and waits for the disk; puts the public keys beside it for whoever checks without us. */
export function appendAnchor(file: string, unsigned: UnsignedAnchor): Anchor {
  const { keyId, signature } = signAnchor(signedText(unsigned));
  const anchor: Anchor = { ...unsigned, key: keyId, signature };
  mkdirSync(dirname(file), { recursive: true });
  for (const { keyId: id, pem } of anchorPublicKeys()) if (!existsSync(join(dirname(file), `${id}.pem`))) writeFileSync(join(dirname(file), `${id}.pem`), pem);
  const descriptor = openSync(file, 'a');
  try {
    appendFileSync(descriptor, `${JSON.stringify(anchor)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return anchor;
}

export function lineHash(line: string): string {
  return hash('sha256', line, 'hex');
}

/** What is wrong with the lines in themselves: form, order, the hash of the line before, signature. */
export function faultsOfLines(lines: string[]): { n: number; problem: string }[] {
  const faults: { n: number; problem: string }[] = [];
  let before: Anchor | null = null;
  lines.forEach((line, index) => {
    const n = index + 1;
    const anchor = parseAnchor(line);
    if (!anchor) {
      faults.push({ n, problem: '这一行读不懂：锚文件被改动' });
    } else {
      if (anchor.n !== n) faults.push({ n, problem: '序号不连续：锚文件缺行或被改动' });
      if (anchor.previous !== (index === 0 ? '' : lineHash(lines[index - 1] as string))) faults.push({ n, problem: '与上一行接不上：锚文件被改动' });
      if (before && anchor.from !== before.to) faults.push({ n, problem: '起止时间与上一行接不上：锚文件被改动' });
      if (!verifyAnchorSignature(signedText(anchor), anchor.key, anchor.signature)) faults.push({ n, problem: '签名不对：锚文件被改动，或不是用本平台的密钥签的' });
    }
    before = anchor;
  });
  return faults;
}

function signedText({ n, at, from, to, root, leaves, subjects, previous }: UnsignedAnchor): string {
  return JSON.stringify(['qingjian anchor 1', n, at, from, to, root, leaves, subjects, previous]);
}
