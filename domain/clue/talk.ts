import mongoose from 'mongoose';
import { isDuplicateKey, native, newId, openJson, sealJson, shanghaiDay, wipe, type Context, type ObjectId } from '../kernel';
import { entryBody, type EntryBody } from './content';
import { ClueEntryModel, entryPurpose, type ClueEntry } from './entry-model';
import type { Clue } from './model';
import { openPart, withPart } from './sealing/open';
import { clues, staffOf } from './readers/readable';

const entries = () => native(ClueEntryModel);

export interface NewEntry {
  /** Made beforehand where a repetition must be the same entry. */
  id?: ObjectId;
  part: ClueEntry['part'];
  from: ClueEntry['from'];
  kind: ClueEntry['kind'];
  body: EntryBody;
}

/** The next entry under a clue, sealed by the part's data key. One with an id that is there already is left as it is. */
export async function appendEntry(ctx: Context, clueId: ObjectId, dataKey: Uint8Array, { id, part, from, kind, body }: NewEntry): Promise<ObjectId> {
  const _id = id ?? newId(ctx);
  const { actor } = ctx;
  for (;;) {
    if (id && (await entries().findOne({ _id: id }, { projection: { _id: 1 } }))) return id;
    const [last] = await entries().find({ clueId }, { projection: { number: 1 } }).sort({ number: -1 }).limit(1).toArray();
    const number = (last?.number ?? 0) + 1;
    const sealed = new mongoose.mongo.Binary(sealJson(body, dataKey, entryPurpose({ clueId, number, part })));
    const by = actor.kind === 'staff' && from === 'commission' ? { byAccountId: actor.accountId, at: ctx.clock.now() } : {};
    try {
      await entries().insertOne({ _id, clueId, number, part, from, kind, day: shanghaiDay(ctx.clock.now()), ...by, sealed });
      return _id;
    } catch (error) {
      // Somebody else took this number, or the same request was faster.
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

/** An entry and what it says. */
export type OpenedEntry = Omit<ClueEntry, 'sealed'> & { body: EntryBody };

/** In the order in which they came. */
export const storedEntries = (clueId: ObjectId, part?: ClueEntry['part']): Promise<ClueEntry[]> => entries().find({ clueId, ...(part ? { part } : {}) }).sort({ number: 1 }).toArray();

export function openEntry({ sealed, ...entry }: ClueEntry, dataKey: Uint8Array): OpenedEntry {
  return { ...entry, body: entryBody.parse(openJson(sealed.buffer, dataKey, entryPurpose(entry))) };
}

/** All of both parts, for a reader of the clue. @throws Fault forbidden, keysClosed, notFound */
export async function entriesOf(ctx: Context, clue: Clue): Promise<OpenedEntry[]> {
  const keys = { content: await openPart(ctx, clue, 'content'), talk: await openPart(ctx, clue, 'talk') };
  try {
    return await withoutUnseen(ctx, (await storedEntries(clue._id)).map((entry) => openEntry(entry, keys[entry.part])));
  } finally {
    wipe(keys.content, keys.talk);
  }
}

const codeIn = ({ body }: OpenedEntry): string => body.text.split('：')[0] as string;

/** A link names another clue: it is there only for whoever may read that one too, also where he was let in later. */
async function withoutUnseen(ctx: Context, opened: OpenedEntry[]): Promise<OpenedEntry[]> {
  const codes = opened.filter(({ kind }) => kind === 'link').map(codeIn);
  if (codes.length === 0) return opened;
  const seen = await clues().find({ code: { $in: codes }, readers: staffOf(ctx).accountId }, { projection: { code: 1 } }).toArray();
  return opened.filter((entry) => entry.kind !== 'link' || seen.some(({ code }) => code === codeIn(entry)));
}

/** A question to the reporter, or a notice; he reads it under his receipt. @throws Fault forbidden, keysClosed, notFound */
export function sayToReporter(ctx: Context, clue: Clue, { kind, text }: { kind: 'question' | 'notice'; text: string }): Promise<ObjectId> {
  return withPart(ctx, clue, 'talk', (key) => appendEntry(ctx, clue._id, key, { part: 'talk', from: 'commission', kind, body: { text, files: [] } }));
}

/** Among the readers only. @throws Fault forbidden, keysClosed, notFound */
export function addNote(ctx: Context, clue: Clue, { kind = 'note', text }: { kind?: 'note' | 'opinion' | 'link' | 'reply'; text: string }): Promise<ObjectId> {
  return withPart(ctx, clue, 'content', (key) => appendEntry(ctx, clue._id, key, { part: 'content', from: 'commission', kind, body: { text, files: [] } }));
}

/** Of one clue the kinds of the talk's entries in their order: they stand in clear. */
export const talkKinds = async (clueId: ObjectId): Promise<Pick<ClueEntry, 'from' | 'kind'>[]> => entries().find({ clueId, part: 'talk' }, { projection: { _id: 0, from: 1, kind: 1 } }).sort({ number: 1 }).toArray();

/** A question waits until an answer came after it. */
export function isAsked(talk: readonly Pick<ClueEntry, 'from' | 'kind'>[]): boolean {
  const last = (kind: ClueEntry['kind']): number => talk.findLastIndex((entry) => entry.kind === kind);
  return last('question') > last('answer');
}
