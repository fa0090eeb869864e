import { compareValues } from '../bson/compare';
import { canonicalType } from '../bson/values';
import { failure } from '../errors';
import { leafTest } from './match';
import type { Node } from './parse';

const noExpressions = (): never => {
  throw failure('InternalError', 'a partial filter holds no expressions');
};

/** The conjuncts of a filter. */
export function conjuncts(node: Node): Node[] {
  return node.kind === 'and' ? node.nodes.flatMap(conjuncts) : [node];
}

function samePath(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i]);
}

function clauseImplies(clause: Node, wanted: Node): boolean {
  if (!('path' in clause) || !('path' in wanted) || !samePath(clause.path, wanted.path)) return false;
  const leaf = leafTest(wanted, noExpressions);
  if (leaf && clause.kind === 'compare' && clause.op === 'eq') return leaf.test(clause.value);
  if (leaf && clause.kind === 'in') return clause.patterns.length === 0 && clause.values.every((value) => leaf.test(value));
  if (wanted.kind === 'exists') {
    return clause.kind === 'exists' || (clause.kind === 'compare' && clause.value !== null) || clause.kind === 'regex' || clause.kind === 'elemMatch';
  }
  if (clause.kind === 'compare' && wanted.kind === 'compare' && canonicalType(clause.value) === canonicalType(wanted.value)) {
    const order = compareValues(clause.value, wanted.value);
    if (wanted.op === 'gt') return (clause.op === 'gt' && order >= 0) || (clause.op === 'gte' && order > 0);
    if (wanted.op === 'gte') return (clause.op === 'gt' || clause.op === 'gte') && order >= 0;
    if (wanted.op === 'lt') return (clause.op === 'lt' && order <= 0) || (clause.op === 'lte' && order < 0);
    if (wanted.op === 'lte') return (clause.op === 'lt' || clause.op === 'lte') && order <= 0;
  }
  return false;
}

/** Whether every document that matches `clauses` must match `wanted`; may say no where it is hard to tell. */
export function implies(clauses: Node[], wanted: Node): boolean {
  if (wanted.kind === 'and') return wanted.nodes.every((part) => implies(clauses, part));
  if (wanted.kind === 'or') {
    return wanted.nodes.some((part) => implies(clauses, part))
      || clauses.some((clause) => clause.kind === 'or' && clause.nodes.every((branch) => implies(conjuncts(branch), wanted)));
  }
  return clauses.some((clause) => clauseImplies(clause, wanted));
}
