import { failure } from '../errors';
import { isDoc, type Doc, type Value } from '../bson/values';
import { countMatches, findRequest, planQuery } from './find';
import { planAggregate } from './aggregate';
import type { Query } from '../query/find';
import type { IndexPlan } from '../query/planner';
import { VERSION } from './admin';
import type { Answer, Command } from './command';

function indexStage(plan: IndexPlan): Doc {
  return {
    stage: 'IXSCAN', keyPattern: plan.index.spec.key, indexName: plan.index.name, isMultiKey: plan.index.multikey.some(Boolean),
    isUnique: plan.index.unique, isSparse: plan.index.sparse, isPartial: plan.index.partialFilter !== undefined,
    direction: plan.reverse ? 'backward' : 'forward', ranges: plan.ranges.length,
  };
}

function winningPlan(query: Query): Doc {
  const { plan, request } = query;
  let stage: Doc;
  if (plan.kind === 'nothing') stage = { stage: 'EOF' };
  else if (plan.kind === 'collection') stage = { stage: 'COLLSCAN', direction: plan.reverse ? 'backward' : 'forward' };
  else if (plan.kind === 'or') stage = { stage: 'FETCH', inputStage: { stage: 'OR', inputStages: plan.plans.map(indexStage) } };
  else stage = { stage: 'FETCH', inputStage: plan.merge ? { stage: 'SORT_MERGE', inputStages: [indexStage(plan)] } : indexStage(plan) };
  if (query.needsSort) stage = { stage: 'SORT', sortPattern: request.sort ?? {}, inputStage: stage };
  if (request.skip > 0) stage = { stage: 'SKIP', skipAmount: request.skip, inputStage: stage };
  if (Number.isFinite(request.limit)) stage = { stage: 'LIMIT', limitAmount: request.limit, inputStage: stage };
  if (request.projection !== undefined) stage = { stage: 'PROJECTION_DEFAULT', transformBy: request.projection, inputStage: stage };
  return stage;
}

async function explainQuery(query: Query, namespace: string, verbosity: Value, run: (query: Query) => Promise<number>): Promise<Doc> {
  const plan = winningPlan(query);
  const answer: Doc = {
    explainVersion: '1',
    queryPlanner: { namespace, parsedQuery: query.request.filter, winningPlan: plan, rejectedPlans: [] },
  };
  if (verbosity !== 'queryPlanner') {
    const started = performance.now();
    const nReturned = await run(query);
    const { keys, docs } = query.scan.stats;
    answer.executionStats = {
      executionSuccess: true, nReturned, executionTimeMillis: Math.round(performance.now() - started),
      totalKeysExamined: keys, totalDocsExamined: docs, executionStages: { ...plan, nReturned },
    };
  }
  return answer;
}

async function drain(query: Query): Promise<number> {
  for (let returned = 0; ;) {
    const { docs, done } = await query.take(1000, Infinity);
    returned += docs.length;
    if (done) return returned;
  }
}

/** The filter and limit of the first statement of an update or delete, as a find. */
function statementAsFind(command: Command, statement: Value): Command {
  if (!isDoc(statement) || !isDoc(statement.q)) throw failure('FailedToParse', 'explain needs one statement with a filter');
  const single = command.name === 'delete' ? statement.limit === 1 : statement.multi !== true;
  return { ...command, body: { ...command.body, filter: statement.q, hint: statement.hint, limit: single ? 1 : 0 } };
}

/** `explain` of find, count, distinct, aggregate, update, delete and findAndModify. Writes are not carried out. */
export async function explain(command: Command): Promise<Answer> {
  const inner = command.body.explain;
  if (!isDoc(inner)) throw failure('TypeMismatch', "BSON field 'explain.explain' is the wrong type, expected type 'object'");
  const name = Object.keys(inner)[0] ?? '';
  const explained: Command = { ...command, name, body: inner };
  const verbosity = command.body.verbosity ?? 'allPlansExecution';
  const namespace = `${command.db}.${String(inner[name])}`;
  const serverInfo = { version: VERSION, gitVersion: 'qingjian-embedded' };
  const simple = async (query: Query, run = drain): Promise<Answer> => ({
    ...await explainQuery(query, namespace, verbosity, run), command: inner, serverInfo,
  });
  switch (name) {
    case 'find': return simple(planQuery(explained, findRequest(explained, 'filter')));
    case 'count': return simple(planQuery(explained, findRequest(explained, 'query')), (query) => countMatches(query, command.engine.store));
    case 'distinct': return simple(planQuery(explained, findRequest(explained, 'query')));
    case 'findAndModify': case 'findandmodify':
      return simple(planQuery(explained, { ...findRequest({ ...explained, body: { ...inner, filter: inner.query } }, 'filter'), limit: 1 }));
    case 'update': case 'delete': {
      const list = inner[name === 'update' ? 'updates' : 'deletes'];
      return simple(planQuery(explained, findRequest(statementAsFind(explained, Array.isArray(list) ? list[0] : undefined), 'filter')));
    }
    case 'aggregate': {
      const { query, rest } = planAggregate(explained);
      if (!query) return { explainVersion: '1', stages: rest, command: inner, serverInfo };
      const source = await explainQuery(query, namespace, verbosity, drain);
      if (rest.length === 0) return { ...source, command: inner, serverInfo };
      return { explainVersion: '1', ...source, stages: [{ $cursor: source }, ...rest], command: inner, serverInfo };
    }
    default: throw failure('CommandNotSupported', `Explain failed due to unknown command: ${name}`);
  }
}

