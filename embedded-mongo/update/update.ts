import { ObjectId, serialize } from 'bson';
import { failure } from '../errors';
import { equalValues, sameBson } from '../bson/compare';
import { formatValue } from '../bson/format';
import { readDoc } from '../bson/read';
import { canonicalType, Canonical, isDoc, setField, typeAlias, type Doc, type Value } from '../bson/values';
import type { Options } from 'mingo/types';
import { toPlain } from '../aggregate/expressions';
import { runUpdatePipeline } from '../aggregate/updatepipeline';
import { conjuncts } from '../query/implies';
import type { ExpressionTest } from '../query/match';
import type { Node } from '../query/parse';
import { positionOf } from '../query/positional';
import { parseArrayFilters } from './arrays';
import { applyModifications, parseOperators, type Modification } from './operators';
import { setAt } from './paths';

type Change =
  | { kind: 'operators'; modifications: Modification[] }
  | { kind: 'replacement'; doc: Doc }
  | { kind: 'pipeline'; stages: Doc[] };

/** A parsed update, ready to be applied to any number of documents. */
export class Update {
  private readonly change: Change;
  private readonly arrayFilters: Map<string, (item: Value) => boolean>;

  /** Throws MongoDB's errors for an update that is not valid. */
  constructor(
    update: Value, arrayFilters: Value, multi: boolean,
    private readonly filter: Node, private readonly expressions: ExpressionTest,
    private readonly options: Options, private readonly now: Date,
  ) {
    if (Array.isArray(update)) {
      if (arrayFilters !== undefined && Array.isArray(arrayFilters) && arrayFilters.length > 0) {
        throw failure('FailedToParse', "arrayFilters may not be specified for pipeline-syle updates");
      }
      this.change = { kind: 'pipeline', stages: update.map((stage) => toPlain(stage) as Doc) };
    } else if (isDoc(update)) {
      const first = Object.keys(update)[0];
      if (first?.startsWith('$')) this.change = { kind: 'operators', modifications: parseOperators(update) };
      else {
        if (multi) throw failure('FailedToParse', 'multi update is not supported for replacement-style update');
        const dollar = Object.keys(update).find((key) => key.startsWith('$'));
        if (dollar) throw failure('DollarPrefixedFieldName', `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`);
        this.change = { kind: 'replacement', doc: update };
      }
    } else throw failure('FailedToParse', 'Update argument must be either an object or an array');
    this.arrayFilters = parseArrayFilters(arrayFilters, expressions);
    this.checkArrayFiltersUsed();
  }

  private checkArrayFiltersUsed(): void {
    if (this.change.kind !== 'operators') return;
    const paths = this.change.modifications.flatMap(({ parts }) => parts);
    for (const name of this.arrayFilters.keys()) {
      if (!paths.includes(`$[${name}]`)) throw failure('FailedToParse', `The array filter for identifier '${name}' was not used in the update`);
    }
  }

  private apply(doc: Doc, inserting: boolean): Doc {
    const { change } = this;
    if (change.kind === 'operators') {
      const original = change.modifications.some(({ parts }) => parts.includes('$')) ? readDoc(Buffer.from(serialize(doc))) : doc;
      applyModifications(doc, change.modifications, {
        inserting, now: this.now, expressions: this.expressions, arrayFilters: this.arrayFilters,
        position: (path) => positionOf(this.filter, path, original, this.expressions),
      });
      return doc;
    }
    if (change.kind === 'replacement') {
      const out: Doc = {};
      if (change.doc._id !== undefined) out._id = change.doc._id;
      else if (doc._id !== undefined) out._id = doc._id;
      for (const key of Object.keys(change.doc)) if (key !== '_id') setField(out, key, change.doc[key]);
      return out;
    }
    return runUpdatePipeline(doc, change.stages, this.options);
  }

  /** The document after the update, or undefined where nothing changes. Throws ImmutableField and others. */
  changed(raw: Buffer): Buffer | undefined {
    const doc = readDoc(raw);
    const id = doc._id;
    const after = this.apply(doc, false);
    if (after._id === undefined && this.change.kind === 'pipeline') after._id = id;
    if (!sameBson(after._id, id) && !equalValues(after._id, id)) {
      throw failure('ImmutableField', this.change.kind === 'operators'
        ? "Performing an update on the path '_id' would modify the immutable field '_id'"
        : `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${formatValue(after._id)}`);
    }
    const bytes = Buffer.from(serialize(idFirst(after)));
    return bytes.equals(raw) ? undefined : bytes;
  }

  /** The document an upsert inserts: what the filter fixes, then the update. */
  inserted(): { raw: Buffer; id: Value } {
    const seed: Doc = {};
    for (const clause of conjuncts(this.filter)) {
      const single = clause.kind === 'or' && clause.nodes.length === 1 ? conjuncts(clause.nodes[0]!) : [clause];
      for (const { path, value } of single.flatMap(fixedBy)) {
        if (this.change.kind === 'replacement' && path.join('.') !== '_id') continue;
        setAt(seed, path, value);
      }
    }
    const seededId = seed._id;
    const doc = this.apply(seed, true);
    if (seededId !== undefined && !equalValues(doc._id, seededId)) {
      throw failure('ImmutableField', "Performing an update on the path '_id' would modify the immutable field '_id'");
    }
    if (doc._id === undefined) doc._id = new ObjectId();
    checkId(doc._id);
    const ordered = idFirst(doc);
    return { raw: Buffer.from(serialize(ordered)), id: ordered._id };
  }
}

function fixedBy(clause: Node): { path: string[]; value: Value }[] {
  if (clause.kind === 'compare' && clause.op === 'eq') return [{ path: clause.path, value: clause.value }];
  return [];
}

function idFirst(doc: Doc): Doc {
  if (Object.keys(doc)[0] === '_id') return doc;
  const { _id, ...rest } = doc;
  return { _id, ...rest };
}

/** Throws InvalidIdField for what cannot be an `_id`. */
export function checkId(id: Value): void {
  const type = canonicalType(id);
  if (type === Canonical.Array || type === Canonical.RegExp || type === Canonical.Undefined) {
    throw failure('InvalidIdField', `The '_id' value cannot be of type ${typeAlias(id)}`);
  }
  const dollar = isDoc(id) ? Object.keys(id).find((key) => key.startsWith('$')) : undefined;
  if (dollar) throw failure('DollarPrefixedFieldName', `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`);
}
