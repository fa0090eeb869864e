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

/** Finds text anywhere, taking every character as itself. */
export function textPattern(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
}
