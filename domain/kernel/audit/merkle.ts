import { hash } from 'node:crypto';

/**
 * A Merkle tree that is fed leaf by leaf and keeps only one hash a level: leaves and inner nodes are hashed apart and
 * an odd node moves up as it is, as in RFC 6962, so that no list of leaves can pass for another.
 */
export class MerkleTree {
  private readonly levels: (string | undefined)[] = [];
  size = 0;

  add(leaf: string): void {
    let node = hash('sha256', `leaf ${leaf}`, 'hex');
    let level = 0;
    for (; this.levels[level] !== undefined; level += 1) {
      node = inner(this.levels[level] as string, node);
      this.levels[level] = undefined;
    }
    this.levels[level] = node;
    this.size += 1;
  }

  /** The root over what was added so far; of nothing, the hash of 'empty'. */
  root(): string {
    let root: string | undefined;
    for (const node of this.levels) if (node !== undefined) root = root === undefined ? node : inner(node, root);
    return root ?? hash('sha256', 'empty', 'hex');
  }
}

function inner(left: string, right: string): string {
  return hash('sha256', `node ${left} ${right}`, 'hex');
}
