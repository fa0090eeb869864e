import type { z } from 'zod';
import type { searchedClues, similarClues } from '../../../contracts/clue-registry';
import { cursorAfter, cursorValue, fail, Fault, ObjectId, recordAccess, type Context } from '../../kernel';
import type { ClueContent } from '../content';
import type { Clue } from '../model';
import { openClue } from '../sealing/open';
import { clues, readable, staffOf } from '../readers/readable';
import { summariesOf } from '../registry/present';
import { entriesOf } from '../talk';

/** So many are opened for one request: a second or two. The page asks again for the next. */
const batch = 50;

/**
 * Full text, inside the session: opens what the reader may open, a batch at a time, newest first, and keeps nothing of
 * it. That he looked through so many is on record; for what, is not.
 * @throws Fault keysClosed
 */
export async function searchClues(ctx: Context, { text, cursor }: { text: string; cursor?: string | undefined }): Promise<z.input<typeof searchedClues>> {
  const wanted = text.toLowerCase();
  const { found, ...rest } = await lookThrough(ctx, cursor, async (clue, content) => {
    const inContent = wordsOf(content).find((words) => words.toLowerCase().includes(wanted));
    if (inContent !== undefined) return '反映的内容';
    return (await entriesOf(ctx, clue)).some(({ body }) => body.text.toLowerCase().includes(wanted)) ? '对话或记录' : null;
  });
  const rows = await summariesOf(ctx, found.map(({ clue }) => clue));
  return { items: rows.map((row, index) => ({ ...row, where: found[index]!.hit })), ...rest };
}

/** What resembles one clue: the same place, a name that is named in both, words in common. @throws Fault notFound, keysClosed */
export async function similarTo(ctx: Context, id: string, { cursor }: { cursor?: string | undefined }): Promise<z.input<typeof similarClues>> {
  const clue = await readable(ctx, id, 'clue.link');
  const { content } = await openClue(ctx, clue);
  const { found, looked, nextCursor } = await lookThrough(ctx, cursor, (other, theirs) => Promise.resolve(other._id.equals(clue._id) || isFamily(clue, other) ? null : resemblance(content, theirs)));
  const rows = await summariesOf(ctx, found.map((one) => one.clue));
  return { items: rows.map((row, index) => ({ ...row, why: found[index]!.hit })), looked, nextCursor };
}

const isFamily = (one: Clue, other: Clue): boolean => {
  const report = (clue: Clue): string => String(clue.main?.id ?? clue._id);
  return report(one) === report(other);
};

/** In words why two are alike; null where too little is. Both are in memory only. */
export function resemblance(one: ClueContent, other: ClueContent): string[] | null {
  const place = one.place !== null && one.place.id === other.place?.id;
  const names = one.fields.people.map(({ name }) => name).filter((name) => other.fields.people.some((person) => person.name === name));
  const common = overlap(shingles(one.fields.what), shingles(other.fields.what));
  // A place alone is no repetition: a village has many matters.
  if (names.length === 0 && common < 0.3 && !(place && common >= 0.12)) return null;
  return [...(place ? ['同一个地方'] : []), ...(names.length > 0 ? ['反映同一个人'] : []), ...(common >= 0.12 ? [`文字相近 ${Math.round(common * 100)} %`] : [])];
}

/** Pairs of neighbouring characters: Chinese needs no words for it. */
function shingles(text: string): Set<string> {
  const plain = text.replace(/[\s\p{P}]/gu, '');
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, index) => plain.slice(index, index + 2)));
}

/** Of the shorter one, what is in the other too. */
function overlap(one: Set<string>, other: Set<string>): number {
  const least = Math.min(one.size, other.size);
  return least === 0 ? 0 : [...one].filter((pair) => other.has(pair)).length / least;
}

/**
 * One batch of what the actor may open, newest first, opened in his session and let go of again. That he looked through
 * so many is on record under `verb`.
 * @throws Fault keysClosed
 */
export async function lookThrough<H>(ctx: Context, cursor: string | undefined, look: (clue: Clue, content: ClueContent) => Promise<H | null>, verb = 'clue.searched'): Promise<{ found: { clue: Clue; hit: H }[]; looked: number; unreadable: number; nextCursor: string | null }> {
  if (!ctx.keys) return fail('keysClosed');
  const me = staffOf(ctx).accountId;
  const [day, id] = (cursorValue(cursor) ?? '').split(' ');
  const after = day && id && ObjectId.isValid(id) ? { $or: [{ receivedOn: { $lt: day } }, { receivedOn: day, _id: { $lt: new ObjectId(id) } }] } : {};
  const page = await clues().find({ readers: me, ...after } as object, { sort: { receivedOn: -1, _id: -1 }, limit: batch + 1 }).toArray();
  const now = page.slice(0, batch);
  await recordAccess(ctx, { type: 'clue', id: 'search' }, verb, { looked: now.length });
  const found: { clue: Clue; hit: H }[] = [];
  let unreadable = 0;
  for (const clue of now) {
    const content = await openClue(ctx, clue).then((opened) => opened.content, notOpened);
    const hit = content ? await look(clue, content) : null;
    if (!content) unreadable += 1;
    if (hit !== null) found.push({ clue, hit });
  }
  const last = now.at(-1);
  return { found, looked: now.length, unreadable, nextCursor: page.length > batch && last ? cursorAfter(`${last.receivedOn} ${last._id.toHexString()}`) : null };
}

/** Sealed to a key that he has no more, or destroyed: counted, not shown. */
function notOpened(error: unknown): null {
  if (error instanceof Fault && (error.code === 'forbidden' || error.code === 'notFound')) return null;
  throw error;
}

const wordsOf = ({ fields, place }: ClueContent): string[] => [fields.what, fields.when, place?.name ?? '', fields.placeText, fields.howKnown, fields.evidence, fields.money, fields.elsewhere, ...Object.values(fields.extra), ...fields.people.flatMap(({ name, organisation, post }) => [name, organisation, post])];
