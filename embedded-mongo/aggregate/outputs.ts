import { ObjectId, serialize } from 'bson';
import { failure, locationFailure, MongoFailure } from '../errors';
import { formatValue } from '../bson/format';
import { readDoc } from '../bson/read';
import { isDoc, setField, typeAlias, type Doc, type Value } from '../bson/values';
import { Query } from '../query/find';
import type { Collection } from '../storage/collection';
import { checkNamespace } from '../storage/catalog';
import { getAt } from '../update/paths';
import { compileExpression } from './compile';
import { expressionOptions, filterExpressions, toPlain } from './expressions';
import { collect, flowOfDocs, type Flow } from './flow';
import type { PipelineContext, Stage } from './pipeline';
import { runUpdatePipeline } from './updatepipeline';

const WRITE_CHUNK = 500;

/** A flow that runs `work` when it is first asked and yields nothing. */
function finalFlow(work: () => Promise<void>): Flow {
  let done: Promise<void> | undefined;
  return {
    async next() {
      done ??= work();
      await done;
      return undefined;
    },
  };
}

function withId(doc: Doc): Doc {
  const { _id, ...rest } = doc;
  return { _id: _id ?? new ObjectId(), ...rest };
}

function target(stage: string, argument: Value, context: PipelineContext): { db: string; name: string } {
  if (typeof argument === 'string') return { db: context.db, name: argument };
  if (isDoc(argument) && typeof argument.coll === 'string') return { db: typeof argument.db === 'string' ? argument.db : context.db, name: argument.coll };
  throw failure('FailedToParse', `${stage} needs a collection, but was given ${typeAlias(argument)}`);
}

/** `$out`: the results take the place of a collection in one step; its indexes stay. */
export function outStage(argument: Value, context: PipelineContext): Stage {
  const { db, name } = target('$out', argument, context);
  checkNamespace(db, name);
  const { store, catalog } = context.engine;
  return (flow) => finalFlow(async () => {
    const docs = await collect(flow);
    const temporary = `tmp.agg_out.${new ObjectId().toHexString()}`;
    const fresh = await store.write(() => catalog.create(db, temporary, {}));
    try {
      for (const index of catalog.get(db, name)?.indexes.slice(1) ?? []) await catalog.buildIndex(fresh, index.spec);
      for (let at = 0; at < docs.length; at += WRITE_CHUNK) {
        await store.write(() => {
          for (const doc of docs.slice(at, at + WRITE_CHUNK)) fresh.insert(Buffer.from(serialize(withId(doc), { ignoreUndefined: true })));
        });
      }
      await store.write(() => {
        const old = catalog.get(db, name);
        if (old) catalog.drop(old);
        catalog.rename(fresh, db, name);
      });
    } catch (error) {
      await store.write(() => catalog.drop(fresh));
      throw error;
    }
  });
}

const MATCHED = new Set(['replace', 'keepExisting', 'merge', 'fail']);
const NOT_MATCHED = new Set(['insert', 'discard', 'fail']);

class Merge {
  readonly db: string;
  readonly name: string;
  private readonly on: string[];
  private readonly whenMatched: Value;
  private readonly whenNotMatched: Value;
  private readonly bindings: Doc;

  constructor(argument: Value, private readonly context: PipelineContext) {
    const spec: Doc = isDoc(argument) ? argument : { into: argument };
    for (const option of Object.keys(spec)) {
      if (!['into', 'on', 'whenMatched', 'whenNotMatched', 'let'].includes(option)) throw failure('FailedToParse', `BSON field '$merge.${option}' is an unknown field.`);
    }
    ({ db: this.db, name: this.name } = target('$merge', spec.into, context));
    checkNamespace(this.db, this.name);
    const on = spec.on ?? '_id';
    this.on = (Array.isArray(on) ? on : [on]).map(String);
    this.whenMatched = spec.whenMatched ?? 'merge';
    this.whenNotMatched = spec.whenNotMatched ?? 'insert';
    if (!Array.isArray(this.whenMatched) && !MATCHED.has(String(this.whenMatched))) throw failure('BadValue', `Enumeration value '${String(this.whenMatched)}' for field 'whenMatched' is not a valid value.`);
    if (!NOT_MATCHED.has(String(this.whenNotMatched))) throw failure('BadValue', `Enumeration value '${String(this.whenNotMatched)}' for field '$merge.whenNotMatched' is not a valid value.`);
    this.bindings = isDoc(spec.let) ? spec.let : { new: '$$ROOT' };
    this.checkUnique(context.engine.catalog.get(this.db, this.name));
  }

  private checkUnique(collection: Collection | undefined): void {
    if (this.on.length === 1 && this.on[0] === '_id') return;
    const wanted = [...this.on].sort().join();
    const found = collection?.indexes.some((index) => index.unique && !index.partialFilter && !index.sparse
      && index.fields.map((field) => field.path).sort().join() === wanted);
    if (!found) throw locationFailure(51183, 'Cannot find index to verify that join fields will be unique');
  }

  private filterFor(doc: Doc): Doc {
    const filter: Doc = {};
    for (const path of this.on) {
      const value = getAt(doc, path.split('.'));
      if (value === undefined || value === null || Array.isArray(value)) throw locationFailure(51132, "$merge write error: 'on' field cannot be missing, null, undefined or an array");
      setField(filter, path, { $eq: value });
    }
    return filter;
  }

  private merged(before: Doc, doc: Doc): Doc | undefined {
    if (Array.isArray(this.whenMatched)) {
      const variables = Object.fromEntries(Object.keys(this.bindings)
        .map((name) => [name, compileExpression(this.bindings[name], this.context.options)(doc)]));
      return runUpdatePipeline(before, this.whenMatched as Doc[], expressionOptions({ ...this.context.variables, ...variables }, this.context.engine.clock()));
    }
    switch (this.whenMatched) {
      case 'keepExisting': return undefined;
      case 'replace': return { ...doc, _id: doc._id ?? before._id };
      case 'merge': return { ...before, ...doc, _id: doc._id ?? before._id };
      default: throw new MongoFailure('DuplicateKey', `E11000 duplicate key error collection: ${this.db}.${this.name} index: _id_ dup key: ${formatValue({ _id: before._id })}`, { keyPattern: { _id: 1 }, keyValue: { _id: before._id } });
    }
  }

  /** One document, inside a write. */
  write(collection: Collection, source: Doc): void {
    const { engine, options } = this.context;
    const doc = withId(source);
    const filter = this.filterFor(doc);
    const query = new Query(collection, engine.store, { filter, sort: undefined, projection: undefined, skip: 0, limit: 1, hint: undefined }, filterExpressions(options));
    const [found] = query.collectNow(1);
    if (found) {
      const typed = readDoc(found.raw);
      const after = this.merged(Array.isArray(this.whenMatched) ? typed : toPlain(typed) as Doc, source._id === undefined ? source : doc);
      if (!after) return;
      if (String(after._id) !== String(typed._id)) throw failure('ImmutableField', `$merge failed to update the matching document, did you attempt to modify the _id or the shard key? :: caused by :: Performing an update on the path '_id' would modify the immutable field '_id'`);
      const { _id, ...rest } = after;
      const raw = Buffer.from(serialize({ _id, ...rest }, { ignoreUndefined: true }));
      if (!raw.equals(found.raw)) collection.replace(found.rid, found.raw, raw);
    } else if (this.whenNotMatched === 'insert') collection.insert(Buffer.from(serialize(doc, { ignoreUndefined: true })));
    else if (this.whenNotMatched === 'fail') throw locationFailure(13113, '$merge could not find a matching document in the target collection for at least one document in the source collection');
  }
}

/** `$merge`: writes the results into a collection, document by document. */
export function mergeStage(argument: Value, context: PipelineContext): Stage {
  const merge = new Merge(argument, context);
  const { store, catalog } = context.engine;
  return (flow) => finalFlow(async () => {
    // what is read must be read before it may change: source and target can be the same
    const source = flowOfDocs(await collect(flow));
    for (let docs = await source.next(); docs; docs = await source.next()) {
      const batch = docs;
      const failed = await store.write(() => {
        const collection = catalog.ensure(merge.db, merge.name);
        try {
          for (const doc of batch) merge.write(collection, doc);
          return undefined;
        } catch (error) {
          return { error };
        }
      });
      if (failed) throw failed.error;
    }
  });
}
