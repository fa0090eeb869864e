import { locationFailure } from '../errors';
import { cloneValue, isDoc, isTruthy, setField, type Doc, type Value } from '../bson/values';
import { getAt, setAt, unsetAt } from '../update/paths';
import { mapFlow, type Flow } from './flow';

/** A copy along one path: everything else is shared with the original. */
function copyAlong(doc: Doc, parts: string[]): Doc {
  const out: Doc = {};
  for (const key of Object.keys(doc)) {
    const inner = doc[key];
    setField(out, key, key === parts[0] && parts.length > 1 && isDoc(inner) ? copyAlong(inner, parts.slice(1)) : inner);
  }
  return out;
}

/** `$unwind`: one document for each element of an array. */
export function unwindStage(argument: Value): (flow: Flow) => Flow {
  const spec: Doc = isDoc(argument) ? argument : { path: argument };
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = spec;
  if (typeof path !== 'string') throw locationFailure(28808, 'expected a string as the path for $unwind stage');
  if (!path.startsWith('$')) throw locationFailure(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  if (includeArrayIndex !== undefined && (typeof includeArrayIndex !== 'string' || includeArrayIndex === '')) {
    throw locationFailure(28810, 'expected a non-empty string for the includeArrayIndex option to $unwind stage');
  }
  const parts = path.slice(1).split('.');
  const preserve = isTruthy(preserveNullAndEmptyArrays);
  const emit = (doc: Doc, value: Value, index: number | null): Doc => {
    const out = copyAlong(doc, parts);
    if (value === undefined) unsetAt(out, parts);
    else setAt(out, parts, value);
    if (typeof includeArrayIndex === 'string') setAt(out, includeArrayIndex.split('.'), index);
    return out;
  };
  return (flow) => mapFlow(flow, (docs) => docs.flatMap((doc) => {
    const value = getAt(doc, parts);
    if (Array.isArray(value)) {
      if (value.length > 0) return value.map((item, i) => emit(doc, cloneValue(item), i));
      return preserve ? [emit(doc, undefined, null)] : [];
    }
    if (value === undefined || value === null) return preserve ? [emit(doc, value, null)] : [];
    return [emit(doc, value, null)];
  }));
}
