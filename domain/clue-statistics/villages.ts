import type { z } from 'zod';
import type { LookedClue, lookedAtVillages, PublishVillagesRequest, VillageFigures as VillageFiguresShown } from '../../contracts/clue-villages';
import { clueTopicsKey, lookThrough } from '../clue';
import { auditedChange, actorName, authorize, fail, firstTrail, getSetting, isDuplicateKey, native, newId, ObjectId, OrganisationModel, type Context } from '../kernel';
import { villageFacts, VillageFiguresModel, type VillageFigures } from './village-model';

/**
 * What villages and names are counted from: the next batch of what the actor may open, opened in his session. The
 * server keeps nothing of it; the page counts in its memory. What was split off from a report is not counted beside it:
 * five names in one report are not five reports of a village. @throws Fault forbidden, keysClosed
 */
export async function lookAtVillages(ctx: Context, { cursor }: { cursor?: string | undefined }): Promise<z.input<typeof lookedAtVillages>> {
  authorize(ctx.actor, 'clueVillage.look');
  const { found, ...rest } = await lookThrough(ctx, cursor, (clue, content) => Promise.resolve(clue.main ? null : content), 'clueVillage.looked');
  const [villages, topics] = [await villagesOf(found.flatMap(({ hit }) => hit.place?.id ?? [])), await topicLabels(ctx)];
  const items: LookedClue[] = found.map(({ clue, hit: { place, fields } }) => ({
    id: clue._id.toHexString(),
    code: clue.code,
    receivedOn: clue.receivedOn,
    village: (place && villages.get(place.id)) ?? null,
    topic: { key: fields.topic, label: topics.get(fields.topic) ?? formerTopic },
    names: fields.people.filter(({ name }) => name.trim() !== '').map(({ name, organisation }) => ({ name, organisation })),
  }));
  return { items, ...rest };
}

/**
 * Stores a year's figures in the place of the former ones. That each is five or more, and that the topics leave nothing
 * smaller, the contract has checked; only villages and topics that there are get in.
 * @throws Fault forbidden, badRequest, conflict
 */
export async function publishVillages(ctx: Context, { year, version, villages }: PublishVillagesRequest): Promise<VillageFiguresShown> {
  authorize(ctx.actor, 'clueVillage.publish');
  const ids = villages.map(({ villageId }) => villageId);
  const [known, topics] = [await villagesOf(ids), await topicLabels(ctx)];
  const wrong = villages.findIndex((village, index) => !known.has(village.villageId) || ids.indexOf(village.villageId) !== index || village.topics.some(({ key }, at) => !topics.has(key) || village.topics.findIndex((other) => other.key === key) !== at));
  if (wrong >= 0) fail('badRequest', { fields: [{ path: `villages.${wrong}`, message: '没有这个村，或这一类问题' }] });
  const changed = { villages: villages.map(({ villageId, ...rest }) => ({ villageId: new ObjectId(villageId), ...rest })), publishedBy: actorName(ctx.actor), publishedAt: ctx.clock.now() };
  const existing = await native(VillageFiguresModel).findOne({ year }, { projection: { _id: 1 } });
  if (existing) await auditedChange(VillageFiguresModel, existing._id, ctx, 'clueVillage.published', () => ({ set: changed, detail: { year, count: villages.length } }), { version });
  else if (version > 0) fail('conflict');
  else await insert(ctx, { year, path: await districtPath(), ...changed });
  return showVillageFigures(ctx, { year });
}

async function insert(ctx: Context, facts: Omit<VillageFigures, '_id' | 'trail'>): Promise<void> {
  try {
    await native(VillageFiguresModel).insertOne({ _id: newId(ctx), ...facts, trail: firstTrail(ctx, 'clueVillage.published', { year: facts.year, count: facts.villages.length }, villageFacts(facts)) });
  } catch (error) {
    if (isDuplicateKey(error)) fail('conflict');
    throw error;
  }
}

/** What is stored of a year, most first. @throws Fault forbidden */
export async function showVillageFigures(ctx: Context, { year }: { year: number }): Promise<VillageFiguresShown> {
  authorize(ctx.actor, 'clueVillage.read');
  const stored = await native(VillageFiguresModel).findOne({ year });
  if (!stored) return { year, version: 0, publishedBy: null, publishedAt: null, villages: [] };
  const [known, topics] = [await villagesOf(stored.villages.map(({ villageId }) => villageId.toHexString())), await topicLabels(ctx)];
  const villages = stored.villages.map(({ villageId, count, topics: parts }) => {
    const { town, ...village } = known.get(villageId.toHexString()) ?? { id: villageId.toHexString(), name: '撤并的村', town: '' };
    return { village, town, count, topics: parts.map(({ key, count: part }) => ({ key, label: topics.get(key) ?? formerTopic, count: part })) };
  });
  return { year, version: stored.trail.seq, publishedBy: stored.publishedBy, publishedAt: stored.publishedAt.toISOString(), villages: villages.sort((a, b) => b.count - a.count || a.village.name.localeCompare(b.village.name, 'zh')) };
}

const topicLabels = async (ctx: Context): Promise<Map<string, string>> => new Map((await getSetting(ctx, clueTopicsKey, null)).map(({ key, label }) => [key, label]));
/** One that the commission has taken off its list since. */
const formerTopic = '原来的一类';

/** Villages and communities among these ids, with the town they lie in. */
async function villagesOf(ids: readonly string[]): Promise<Map<string, { id: string; name: string; town: string }>> {
  const found = await native(OrganisationModel).find({ _id: { $in: [...new Set(ids)].map((id) => new ObjectId(id)) }, kind: { $in: ['village', 'community'] } }, { projection: { name: 1, path: 1 } }).toArray();
  const towns = await native(OrganisationModel).find({ _id: { $in: found.flatMap(({ path }) => path) }, kind: 'town' }, { projection: { name: 1 } }).toArray();
  const townOf = new Map(towns.map(({ _id, name }) => [_id.toHexString(), name]));
  return new Map(found.map(({ _id, name, path }) => [_id.toHexString(), { id: _id.toHexString(), name, town: path.map((one) => townOf.get(one.toHexString())).find((one) => one !== undefined) ?? '' }]));
}

async function districtPath(): Promise<ObjectId[]> {
  const district = await native(OrganisationModel).findOne({ kind: 'district', active: true }, { sort: { code: 1 }, projection: { _id: 1 } });
  return district ? [district._id] : fail('reportingClosed');
}
