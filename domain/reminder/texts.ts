import type { z } from 'zod';
import type { Page } from '../../contracts/common';
import type { ReminderText, reminderTextListQuery, SaveReminderTextRequest } from '../../contracts/reminder';
import { reminderTexts } from '../../templates/reminder';
import { abilitiesOf, actorName, auditedChange, authorize, cursorAfter, cursorValue, enqueueJob, fail, firstTrail, isDuplicateKey, native, ObjectId, systemContext, toObjectId, type Context } from '../kernel';
import { refuseBadText } from './check-text';
import { districtOf } from './district';
import { textFacts, ReminderTextModel, type ReminderTextRecord } from './text-model';

const texts = () => native(ReminderTextModel);

/** Puts in the texts that came with the software; what the commission changed or retired stays as it is. */
export async function seedTexts({ clock }: Context): Promise<void> {
  const ctx = systemContext('reminder.texts', clock);
  const known = new Set(await texts().distinct('seed', { seed: { $exists: true } }));
  for (const { seed, ...text } of reminderTexts.filter((one) => !known.has(one.seed))) await insert(ctx, { ...text, seed });
}

/** By occasion and age. @throws Fault forbidden */
export async function listTexts(ctx: Context, query: z.infer<typeof reminderTextListQuery>): Promise<Page<ReminderText>> {
  authorize(ctx.actor, 'reminder.list');
  await seedTexts(ctx);
  const path = { path: [(await districtOf()).id] };
  const after = cursorValue(query.cursor);
  const filter = { ...(query.occasion ? { occasion: query.occasion } : {}), ...(query.active ? { active: query.active === 'yes' } : {}) };
  const found = await texts()
    .find({ ...filter, ...(after ? { _id: { $gt: toObjectId(after) } } : {}) }, { sort: { _id: 1 }, limit: query.limit + 1 })
    .toArray();
  const items = found.slice(0, query.limit).map((text) => presentText(ctx, text, path));
  return { items, nextCursor: found.length > query.limit ? cursorAfter(items.at(-1)!.id) : null };
}

/** @throws Fault forbidden, notFound */
export async function showText(ctx: Context, id: string): Promise<ReminderText> {
  authorize(ctx.actor, 'reminder.list');
  const text = (await texts().findOne({ _id: toObjectId(id) })) ?? fail('notFound');
  return presentText(ctx, text, { path: [(await districtOf()).id] });
}

export function presentText(ctx: Context, text: ReminderTextRecord, district: { path: ObjectId[] }): ReminderText {
  const { occasion, body, summary, active, changedAt, changedBy, sent } = text;
  return { id: text._id.toHexString(), occasion, for: text.for, body, summary, active, version: text.trail.seq, changedAt: changedAt.toISOString(), changedBy, sent, abilities: abilitiesOf(ctx.actor, 'reminder', district) };
}

/** @throws Fault forbidden, badRequest */
export async function addText(ctx: Context, input: SaveReminderTextRequest): Promise<ReminderText> {
  const path = await mayWrite(ctx);
  await refuseBadText(ctx, input);
  return presentText(ctx, await insert(ctx, input), path);
}

/** What is planned and not sent yet takes the new words. @throws Fault forbidden, notFound, conflict, badRequest */
export async function changeText(ctx: Context, id: string, { version, ...input }: SaveReminderTextRequest): Promise<ReminderText> {
  const path = await mayWrite(ctx);
  await refuseBadText(ctx, input);
  const after = await auditedChange(ReminderTextModel, id, ctx, 'reminderText.change', (text) => {
    if (text.trail.seq !== version) fail('conflict');
    const { occasion, for: meantFor, body, summary } = input;
    return { set: { occasion, for: meantFor, body, summary, ...stamp(ctx) }, detail: { body, summary } };
  });
  await enqueueJob(ctx, 'reminder.plan');
  return presentText(ctx, after, path);
}

/** With fewer than two of a kind somebody would read the same words two years running. */
const leastTexts = 2;

/** Takes a text out of use, or into use again. @throws Fault forbidden, notFound, conflict, wrongState */
export async function setTextActive(ctx: Context, id: string, { version, active }: { version: number; active: boolean }): Promise<ReminderText> {
  const path = await mayWrite(ctx);
  const after = await auditedChange(ReminderTextModel, id, ctx, active ? 'reminderText.use' : 'reminderText.retire', async (text) => {
    if (text.trail.seq !== version) fail('conflict');
    if (text.active === active) fail('wrongState');
    const others = active ? leastTexts : await texts().countDocuments({ occasion: text.occasion, for: text.for, active: true, _id: { $ne: text._id } });
    if (text.for === 'any' && others < leastTexts) fail('wrongState', { message: `这个节点的通用文本至少留 ${leastTexts} 条，才不会连着两年发一样的话。先加一条，再停用。` });
    return { set: { active, ...stamp(ctx) } };
  });
  await enqueueJob(ctx, 'reminder.plan');
  return presentText(ctx, after, path);
}

async function mayWrite(ctx: Context): Promise<{ path: ObjectId[] }> {
  const path = { path: [(await districtOf()).id] };
  authorize(ctx.actor, 'reminder.write', path);
  await seedTexts(ctx);
  return path;
}

const stamp = (ctx: Context) => ({ changedAt: ctx.clock.now(), changedBy: actorName(ctx.actor) });

async function insert(ctx: Context, input: Omit<SaveReminderTextRequest, 'version'> & { seed?: string }): Promise<ReminderTextRecord> {
  const { occasion, for: meantFor, body, summary, seed } = input;
  const text = { _id: new ObjectId(), occasion, for: meantFor, body, summary, active: true, ...(seed ? { seed } : {}), ...stamp(ctx), sent: 0 };
  const record: ReminderTextRecord = { ...text, trail: firstTrail(ctx, 'reminderText.add', {}, textFacts(text)) };
  try {
    await texts().insertOne(record);
  } catch (error) {
    // Another process put the same one in.
    if (!seed || !isDuplicateKey(error)) throw error;
  }
  return record;
}
