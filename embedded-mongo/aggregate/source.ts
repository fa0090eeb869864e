import { isDoc, isNumeric, toNumber, type Doc, type Value } from '../bson/values';
import { Query } from '../query/find';
import { filterExpressions } from './expressions';
import { rootsOf } from './compile';
import { flowOf, type Flow } from './flow';
import type { PipelineContext } from './pipeline';

const SOURCELESS = new Set(['$documents', '$collStats', '$indexStats']);

/** The beginning of a pipeline as a planned read, and the stages that are left. */
export interface PlannedSource { query: Query | undefined; rest: Value[] }

/**
 * Takes leading `$match`, `$sort`, `$skip` and `$limit` stages into a query, so that indexes serve them.
 * @param filter further conditions, such as those of a `$lookup`
 */
export function planSource(stages: readonly Value[], context: PipelineContext, hint?: Value, filter?: Doc): PlannedSource {
  const first = isDoc(stages[0]) ? Object.keys(stages[0])[0]! : '';
  if (SOURCELESS.has(first)) return { query: undefined, rest: [...stages] };
  const filters: Doc[] = filter ? [filter] : [];
  let at = 0;
  const stage = (name: string): Value => {
    const current = stages[at];
    return isDoc(current) && Object.keys(current).length === 1 ? current[name] : undefined;
  };
  for (let found = stage('$match'); isDoc(found); found = stage('$match')) {
    filters.push(found);
    at += 1;
  }
  let sort: Value;
  const sortSpec = stage('$sort');
  if (isDoc(sortSpec) && Object.keys(sortSpec).length > 0) {
    sort = sortSpec;
    at += 1;
  }
  let skip = 0;
  const skipSpec = stage('$skip');
  if (isNumeric(skipSpec) && Number.isInteger(toNumber(skipSpec)) && toNumber(skipSpec) >= 0) {
    skip = toNumber(skipSpec);
    at += 1;
  }
  let limit = Infinity;
  const limitSpec = stage('$limit');
  if (isNumeric(limitSpec) && Number.isInteger(toNumber(limitSpec)) && toNumber(limitSpec) > 0) {
    limit = toNumber(limitSpec);
    at += 1;
  }
  const collection = context.engine.catalog.get(context.db, context.collection);
  const query = new Query(collection, context.engine.store, {
    filter: filters.length === 1 ? filters[0]! : filters.length === 0 ? {} : { $and: filters },
    sort, projection: undefined, skip, limit, hint,
  }, filterExpressions(context.options));
  return { query, rest: stages.slice(at) };
}

/** The fields the first remaining stage needs, where it makes new documents of few of them. */
export function neededRoots(rest: readonly Value[]): Set<string> | undefined {
  const [stage] = rest;
  if (!isDoc(stage)) return undefined;
  const roots = new Set<string>();
  if (isDoc(stage.$group)) return rootsOf(stage.$group, roots) ? roots : undefined;
  if ('$count' in stage) return roots;
  if (isDoc(stage.$project)) {
    const spec = stage.$project;
    for (const path of Object.keys(spec)) {
      const value = spec[path];
      if (value === 0 || value === false) {
        if (path !== '_id') return undefined;
        continue;
      }
      roots.add(path.split('.')[0]!);
      if (!rootsOf(value, roots)) return undefined;
    }
    return roots.add('_id');
  }
  return undefined;
}

/** The documents of a collection a pipeline starts from, and the stages that are left to run. */
export function openSource(stages: readonly Value[], context: PipelineContext, filter?: Doc): { flow: Flow; rest: Value[] } {
  const { query, rest } = planSource(stages, context, undefined, filter);
  return { flow: query ? flowOf(query, neededRoots(rest)) : flowOf({ take: () => Promise.resolve({ docs: [], done: true }) }), rest };
}
