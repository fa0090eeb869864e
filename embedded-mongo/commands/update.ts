import { readDoc } from '../bson/read';
import { isDoc, isTruthy, type Doc, type Value } from '../bson/values';
import { expressionOptions, filterExpressions } from '../aggregate/expressions';
import { Query } from '../query/find';
import type { Matcher } from '../query/match';
import type { Collection } from '../storage/collection';
import { checkNamespace } from '../storage/catalog';
import { Update } from '../update/update';
import { missingField, runStatements, STEP, summary, writesOf } from './batches';
import { collectionName, refuseCollation, type Answer, type Command } from './command';

interface UpdateStatement { q: Doc; u: Value; multi: boolean; upsert: boolean; arrayFilters: Value; hint: Value; let: Value; sort: Value }

function updateStatement(raw: Buffer): UpdateStatement {
  const doc = readDoc(raw);
  if (!isDoc(doc.q)) throw missingField('update.updates.q');
  if (doc.u === undefined) throw missingField('update.updates.u');
  refuseCollation(doc.collation);
  return {
    q: doc.q, u: doc.u, multi: isTruthy(doc.multi), upsert: isTruthy(doc.upsert),
    arrayFilters: doc.arrayFilters, hint: doc.hint, let: doc.c, sort: doc.sort,
  };
}

/** A filter and an update that were checked; the plan is made anew for each read. */
class PreparedUpdate {
  private readonly update: Update;
  private readonly expressions;
  private readonly matcher: Matcher;
  matched = 0;
  modified = 0;
  upserted: Value;

  constructor(private readonly command: Command, private readonly name: string, private readonly statement: UpdateStatement) {
    const variables = { ...(isDoc(command.body.let) ? command.body.let : {}), ...(isDoc(statement.let) ? statement.let : {}) };
    const now = command.engine.clock();
    const options = expressionOptions(variables, now);
    this.expressions = filterExpressions(options);
    const { node, matcher } = new Query(undefined, command.engine.store, this.request(), this.expressions);
    this.matcher = matcher;
    this.update = new Update(statement.u, statement.arrayFilters, statement.multi, node, this.expressions, options, now);
  }

  private request(): ConstructorParameters<typeof Query>[2] {
    const { q, hint, sort, multi } = this.statement;
    return { filter: q, sort, projection: undefined, skip: 0, limit: multi ? Infinity : 1, hint };
  }

  private get collection(): Collection | undefined {
    return this.command.engine.catalog.get(this.command.db, this.name);
  }

  private query(): Query {
    return new Query(this.collection, this.command.engine.store, this.request(), this.expressions);
  }

  private change(collection: Collection, rid: number, before: Buffer): void {
    const after = this.update.changed(before);
    if (after) collection.replace(rid, before, after);
    this.matched += 1;
    if (after) this.modified += 1;
  }

  /** Updates the first match or, where there is none and it may, inserts. Inside a write. */
  applyOne(): void {
    const { catalog } = this.command.engine;
    const [found] = this.query().collectNow(1);
    if (found) this.change(this.collection!, found.rid, found.raw);
    else if (this.statement.upsert) {
      const { raw, id } = this.update.inserted();
      catalog.ensure(this.command.db, this.name).insert(raw);
      this.upserted = id;
    }
  }

  /**
   * Updates every match, in steps each of which is durable. The matches are looked for first, without holding
   * up anything, and tested again when their turn comes.
   */
  async applyMany(): Promise<void> {
    const { store } = this.command.engine;
    const rids = await this.query().collectRids();
    for (let at = 0; at < rids.length; at += STEP) {
      await store.write(() => {
        const { collection } = this;
        for (const rid of rids.slice(at, at + STEP)) {
          const current = collection?.read(rid);
          if (current && this.matcher(readDoc(current))) this.change(collection!, rid, current);
        }
      });
    }
    if (this.matched === 0 && this.statement.upsert) await store.write(() => this.applyOne());
  }
}

export async function update(command: Command): Promise<Answer> {
  const name = collectionName(command);
  checkNamespace(command.db, name);
  const statements = writesOf(command, 'updates').map(updateStatement);
  const upserted: { index: number; _id: Value }[] = [];
  let n = 0;
  let nModified = 0;
  const note = (done: PreparedUpdate, index: number): void => {
    n += done.matched;
    nModified += done.modified;
    if (done.upserted === undefined) return;
    n += 1;
    upserted.push({ index, _id: done.upserted });
  };
  const errors = await runStatements(
    command, statements, command.body.ordered !== false, ({ multi }) => multi,
    (statement, index) => {
      const prepared = new PreparedUpdate(command, name, statement);
      prepared.applyOne();
      note(prepared, index);
    },
    async (statement, index) => {
      const prepared = new PreparedUpdate(command, name, statement);
      await prepared.applyMany();
      note(prepared, index);
    },
  );
  return summary(n, errors, { nModified, ...(upserted.length > 0 ? { upserted } : {}) });
}
