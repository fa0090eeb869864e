import { failure } from '../errors';
import { readDoc } from '../bson/read';
import { isDoc, isNumeric, toNumber, type Doc, type Value } from '../bson/values';
import { expressionOptions, filterExpressions } from '../aggregate/expressions';
import { Query } from '../query/find';
import { missingField, runStatements, STEP, summary, writesOf } from './batches';
import { collectionName, refuseCollation, type Answer, type Command } from './command';

interface DeleteStatement { filter: Doc; single: boolean; hint: Value }

function deleteStatement(raw: Buffer): DeleteStatement {
  const doc = readDoc(raw);
  if (!isDoc(doc.q)) throw missingField('delete.deletes.q');
  if (doc.limit === undefined) throw missingField('delete.deletes.limit');
  if (!isNumeric(doc.limit) || ![0, 1].includes(toNumber(doc.limit))) {
    throw failure('FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${String(doc.limit)}`);
  }
  refuseCollation(doc.collation);
  return { filter: doc.q, single: toNumber(doc.limit) === 1, hint: doc.hint };
}

export async function remove(command: Command): Promise<Answer> {
  const { engine, db, body } = command;
  const name = collectionName(command);
  const expressions = filterExpressions(expressionOptions(isDoc(body.let) ? body.let : {}, engine.clock()));
  const query = ({ filter, single, hint }: DeleteStatement): Query => new Query(engine.catalog.get(db, name), engine.store, {
    filter, sort: undefined, projection: undefined, skip: 0, limit: single ? 1 : Infinity, hint,
  }, expressions);
  let n = 0;
  const errors = await runStatements(
    command, writesOf(command, 'deletes').map(deleteStatement), body.ordered !== false, ({ single }) => !single,
    (statement) => {
      const [found] = query(statement).collectNow(1);
      if (!found) return;
      engine.catalog.get(db, name)!.remove(found.rid, found.raw);
      n += 1;
    },
    async (statement) => {
      const many = query(statement);
      const rids = await many.collectRids();
      for (let at = 0; at < rids.length; at += STEP) {
        await engine.store.write(() => {
          const collection = engine.catalog.get(db, name);
          for (const rid of rids.slice(at, at + STEP)) {
            const current = collection?.read(rid);
            if (!current || !many.matcher(readDoc(current))) continue;
            collection!.remove(rid, current);
            n += 1;
          }
        });
      }
    },
  );
  return summary(n, errors);
}
