import { Aggregator } from 'mingo/aggregator';
import type { Options } from 'mingo/types';
import { MongoFailure } from '../errors';
import { equalValues } from '../bson/compare';
import { isDoc, setField, type Doc, type Value } from '../bson/values';
import { expressionFailure, toPlain } from './expressions';

const UPDATE_STAGES = new Set(['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith']);

/** Gives values the pipeline left alone back the number types it does not know of. */
function restoreTypes(before: Value, after: Value): Value {
  if (isDoc(before) && isDoc(after)) {
    const out: Doc = {};
    for (const key of Object.keys(after)) setField(out, key, restoreTypes(before[key], after[key]));
    return out;
  }
  if (Array.isArray(before) && Array.isArray(after)) return after.map((item, i) => restoreTypes(before[i], item));
  return equalValues(before, after) ? before : after;
}

/** Applies a pipeline update to one document. Throws InvalidOptions for a stage an update may not have. */
export function runUpdatePipeline(doc: Doc, stages: Doc[], options: Options): Doc {
  for (const stage of stages) {
    const name = Object.keys(stage)[0] ?? '';
    if (!UPDATE_STAGES.has(name)) {
      throw name.startsWith('$')
        ? new MongoFailure('InvalidOptions', `${name} is not allowed to be used within an update`, {}, 72)
        : new MongoFailure('Location40324', `Unrecognized pipeline stage name: '${name}'`, {}, 40324);
    }
  }
  try {
    const [after] = new Aggregator(stages, options).run<Doc>([toPlain(doc) as Doc]);
    return restoreTypes(doc, after ?? {}) as Doc;
  } catch (error) {
    throw expressionFailure(error);
  }
}
