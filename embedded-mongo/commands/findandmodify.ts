import { deserialize } from 'bson';
import { failure } from '../errors';
import { isDoc, isTruthy, type Doc } from '../bson/values';
import { expressionOptions, filterExpressions } from '../aggregate/expressions';
import { Query } from '../query/find';
import { isEmptyProjection, Projection } from '../query/projection';
import { checkNamespace } from '../storage/catalog';
import { Update } from '../update/update';
import { collectionName, docOption, refuseCollation, type Answer, type Command } from './command';

/** A value that `serialize` writes with its BSON types kept: wrappers stay wrappers. */
function verbatim(raw: Buffer): Doc {
  return deserialize(raw, { promoteValues: false, promoteLongs: false, bsonRegExp: true }) as Doc;
}

/** `findAndModify`: update, replace or remove the first match and give it back as it was or as it is. */
export async function findAndModify(command: Command): Promise<Answer> {
  const { engine, db, body } = command;
  const name = collectionName(command);
  checkNamespace(db, name);
  refuseCollation(body.collation);
  const removing = isTruthy(body.remove);
  const returnNew = isTruthy(body.new);
  const upsert = isTruthy(body.upsert);
  if (removing && body.update !== undefined) throw failure('FailedToParse', "Cannot specify both an update and remove=true");
  if (removing && upsert) throw failure('FailedToParse', "Cannot specify both upsert=true and remove=true ");
  if (removing && returnNew) throw failure('FailedToParse', "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document");
  if (!removing && body.update === undefined) throw failure('FailedToParse', "Either an update or remove=true must be specified");
  const now = engine.clock();
  const options = expressionOptions(isDoc(body.let) ? body.let : {}, now);
  const expressions = filterExpressions(options);
  const request = { filter: docOption(command, 'query') ?? {}, sort: body.sort, projection: undefined, skip: 0, limit: 1, hint: body.hint };
  const fields = docOption(command, 'fields');
  const { node } = new Query(undefined, engine.store, { ...request, hint: undefined }, expressions);
  const projection = isEmptyProjection(fields) ? undefined : new Projection(fields as Doc, node, expressions);
  const update = removing ? undefined : new Update(body.update, body.arrayFilters, false, node, expressions, options, now);
  const output = (raw: Buffer): Doc => verbatim(projection ? projection.apply(raw) : raw);

  return engine.store.write(() => {
    const collection = engine.catalog.get(db, name);
    const [found] = collection ? new Query(collection, engine.store, request, expressions).collectNow(1) : [];
    if (!found) {
      if (!update || !upsert) return { lastErrorObject: { n: 0, ...(removing ? {} : { updatedExisting: false }) }, value: null };
      const { raw, id } = update.inserted();
      const value = returnNew ? output(raw) : null;
      engine.catalog.ensure(db, name).insert(raw);
      return { lastErrorObject: { n: 1, updatedExisting: false, upserted: id }, value };
    }
    if (!update) {
      const value = output(found.raw);
      collection!.remove(found.rid, found.raw);
      return { lastErrorObject: { n: 1 }, value };
    }
    const after = update.changed(found.raw);
    const value = output(returnNew ? after ?? found.raw : found.raw);
    if (after) collection!.replace(found.rid, found.raw, after);
    return { lastErrorObject: { n: 1, updatedExisting: true }, value };
  });
}

