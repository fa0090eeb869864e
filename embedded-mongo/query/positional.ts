import type { Doc } from '../bson/values';
import { compileFilter, leafTest, type ExpressionTest } from './match';
import { conjuncts } from './implies';
import type { Node } from './parse';
import { anyAt } from './path';

function arrayAt(doc: Doc, parts: string[]): unknown[] | undefined {
  let value: unknown = doc;
  for (const part of parts) value = value !== null && typeof value === 'object' ? (value as Doc)[part] : undefined;
  return Array.isArray(value) ? value : undefined;
}

/**
 * Which element of the array at `path` made the filter match: what `$` stands for in an update or projection.
 * Undefined where the filter says nothing about that array.
 */
export function positionOf(filter: Node, path: string, doc: Doc, expressions: ExpressionTest): number | undefined {
  const parts = path.split('.');
  const array = arrayAt(doc, parts);
  if (!array) return undefined;
  for (const clause of conjuncts(filter)) {
    if (clause.kind === 'or') {
      const branch = clause.nodes.find((node) => compileFilter(node, expressions)(doc));
      const found = branch ? positionOf(branch, path, doc, expressions) : undefined;
      if (found !== undefined) return found;
      continue;
    }
    if (!('path' in clause) || !parts.every((part, i) => clause.path[i] === part)) continue;
    const leaf = leafTest(clause, expressions);
    if (!leaf) continue;
    const rest = clause.path.slice(parts.length);
    const position = array.findIndex((item) => (clause.kind === 'elemMatch' && rest.length === 0
      ? leaf.test([item as Doc])
      : anyAt(item as Doc, rest, 0, leaf.test, leaf.expand)));
    if (position >= 0) return position;
  }
  return undefined;
}

