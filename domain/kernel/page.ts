import { ObjectId } from './database';
import { fail } from './errors';

/** The place after which the next page begins: the value the list is sorted by, opaque to whoever carries it. */
export function cursorAfter(value: string): string {
  return Buffer.from(JSON.stringify({ after: value })).toString('base64url');
}

/** What `cursorAfter` was given; undefined for the first page. A cursor that is none of ours fails with `badRequest`. */
export function cursorValue(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  try {
    const { after } = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as { after?: unknown };
    if (typeof after === 'string') return after;
  } catch {
    // Falls through: not ours.
  }
  return fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
}

/** The place of a document in a list that is sorted by a day or an instant and by id, both descending. */
export const placeCursor = (at: Date | string, id: ObjectId): string => cursorAfter(`${typeof at === 'string' ? at : at.toISOString()} ${id.toHexString()}`);

/** What comes after such a place, as a filter; everything for the first page. `kind` says what `field` holds. */
export function afterPlace(cursor: string | undefined, field: string, kind: 'instant' | 'day'): object {
  const value = cursorValue(cursor);
  if (value === undefined) return {};
  const [text = '', id = ''] = value.split(' ');
  const at = kind === 'day' ? text : new Date(text);
  if (!ObjectId.isValid(id) || Number.isNaN(new Date(text).getTime())) return fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
  return { [field]: { $lte: at }, $or: [{ [field]: { $lt: at } }, { _id: { $lt: new ObjectId(id) } }] };
}

/** The place of a document in a list that is sorted by a number (`sortKey`) and by id, both ascending. */
export const sortKeyCursor = ({ sortKey, _id }: { sortKey: number; _id: ObjectId }): string => cursorAfter(`${sortKey} ${_id.toHexString()}`);

/** What comes after such a place, as a filter; everything for the first page. */
export function afterSortKey(cursor: string | undefined): object {
  const value = cursorValue(cursor);
  if (value === undefined) return {};
  const [key, id] = value.split(' ');
  const sortKey = Number(key);
  if (!Number.isFinite(sortKey) || !id || !ObjectId.isValid(id)) return fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
  return { sortKey: { $gte: sortKey }, $or: [{ sortKey: { $gt: sortKey } }, { _id: { $gt: new ObjectId(id) } }] };
}

/** Finds text anywhere, taking every character as itself. */
export function textPattern(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
}
