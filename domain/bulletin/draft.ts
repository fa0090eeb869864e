import { quarterLabel, type BulletinTexts, type Quarter } from '../../contracts/bulletin';
import { bulletinTexts, commissionName, fill } from '../../templates';
import { authorize, fail, firstTrail, formatDayChinese, isDuplicateKey, native, ObjectId, shanghaiDay, type Context } from '../kernel';
import type { NamedRef } from '../rating';
import { byOf, carryOut, loadBulletin } from './command';
import { hallCounts, hasRatings } from './counts';
import { publish, type Publication } from './figures';
import { BulletinModel, bulletinFacts, type Bulletin } from './model';
import { daysOfQuarter, finishedQuarters } from './quarters';
import { districtOf } from './queries';

/**
 * Drafts the publication of a finished quarter from the statistics.
 * @throws Fault badRequest while the quarter is running or where it has no ratings, duplicate where one is under way or published
 */
export async function draftBulletin(ctx: Context, quarter: Quarter): Promise<Bulletin> {
  const district = await districtOf();
  authorize(ctx.actor, 'bulletin.write', { path: [district.id] });
  if (daysOfQuarter(quarter).to >= shanghaiDay(ctx.clock.now())) refuse('这个季度还没有完，完了才能公开。');
  const published = await native(BulletinModel).findOne({ 'district.id': district.id, quarter, state: 'published' });
  if (published) fail('duplicate', { message: `${quarterLabel(quarter)}的结果已经公开，要改请用“更正”。` });
  const publication = await takeFigures(ctx, district, quarter);
  return insert(ctx, { district, quarter, publication, texts: firstTexts(district, quarter, publication) });
}

/** Takes the figures anew into a draft; the texts stay as they are. */
export async function takeFiguresAgain(ctx: Context, id: string, version: number): Promise<Bulletin> {
  const seen = await loadBulletin(ctx, id, 'write');
  const { figures, suppressed } = await takeFigures(ctx, seen.district, seen.quarter);
  return carryOut(ctx, id, { verb: 'write', name: 'takeFigures', from: 'draft' }, version, (bulletin) => {
    const build = bulletin.build + 1;
    return { set: { figures, suppressed, build }, detail: { build } };
  });
}

/** Begins a corrected edition of what is published: the same texts, figures taken anew. It is published when it is approved. */
export async function correctBulletin(ctx: Context, id: string, version: number): Promise<Bulletin> {
  const published = await loadBulletin(ctx, id, 'write');
  if (published.trail.seq !== version) fail('conflict');
  if (published.state !== 'published') fail('wrongState', { message: '只有已公开的才能更正。' });
  const publication = await takeFigures(ctx, published.district, published.quarter);
  return insert(ctx, { district: published.district, quarter: published.quarter, publication, texts: { ...published.texts, changes: '' }, corrects: published });
}

async function takeFigures(ctx: Context, district: NamedRef, quarter: Quarter): Promise<Publication> {
  const period = daysOfQuarter(quarter);
  const halls = await hallCounts(ctx, district.id, period);
  if (halls.length === 0) refuse(`${quarterLabel(quarter)}没有评议，没有可以公开的结果。`);
  return publish({ ...period, takenAt: ctx.clock.now().toISOString() }, district.name, halls);
}

const refuse = (message: string): never => fail('badRequest', { message, fields: [{ path: 'quarter', message }] });

interface NewEdition {
  district: NamedRef;
  quarter: Quarter;
  publication: Publication;
  texts: BulletinTexts;
  corrects?: Bulletin;
}

async function insert(ctx: Context, { district, quarter, publication, texts, corrects }: NewEdition): Promise<Bulletin> {
  const last = await native(BulletinModel).findOne({ 'district.id': district.id, quarter }, { sort: { edition: -1 }, projection: { edition: 1 } });
  const body: Omit<Bulletin, 'trail'> = {
    _id: new ObjectId(),
    district,
    path: [district.id],
    quarter,
    edition: (last?.edition ?? 0) + 1,
    state: 'draft',
    openKey: `${district.id.toHexString()}:${quarter}`,
    texts,
    ...publication,
    build: 1,
    drafted: { at: ctx.clock.now(), by: byOf(ctx.actor) },
    submitted: null,
    returned: null,
    published: null,
    withdrawal: null,
    corrects: corrects?._id ?? null,
    earlierPublishedOn: corrects?.published?.on ?? null,
    replacedBy: null,
  };
  const bulletin: Bulletin = { ...body, trail: firstTrail(ctx, corrects ? 'bulletin.correct' : 'bulletin.draft', { quarter, edition: body.edition }, bulletinFacts(body)) };
  try {
    await native(BulletinModel).insertOne(bulletin);
  } catch (error) {
    if (isDuplicateKey(error)) fail('duplicate', { message: `${quarterLabel(quarter)}已经有一份在写或在审，请接着那份写。` });
    throw error;
  }
  return bulletin;
}

/** Written from published figures only: a clause whose figure is hidden is left out. */
function firstTexts(district: NamedRef, quarter: Quarter, { figures }: Publication): BulletinTexts {
  const { district: all, from, to, halls } = figures;
  const values = {
    quarter: quarterLabel(quarter),
    from: `${from.slice(0, 4)}年${formatDayChinese(from).split(' ')[0]}`,
    to: formatDayChinese(to).split(' ')[0]!,
    halls: String(halls.length),
    commission: commissionName(district.name),
  };
  const clause = (name: 'valid' | 'satisfaction' | 'dissatisfied' | 'due' | 'inTime' | 'again' | 'againContent'): string => (all[name].value === null ? '' : fill(bulletinTexts[name], { [name]: all[name].words }));
  const sentence = (head: 'due' | 'again', more: 'inTime' | 'againContent', end: string): string => (clause(head) === '' ? '' : clause(head) + clause(more) + end);
  return {
    title: fill(bulletinTexts.title, values),
    introduction: fill(bulletinTexts.introduction, values) + clause('valid') + clause('satisfaction') + clause('dissatisfied') + bulletinTexts.introductionEnd,
    rectification: fill(bulletinTexts.rectification, values) + sentence('due', 'inTime', bulletinTexts.dueEnd) + sentence('again', 'againContent', bulletinTexts.againEnd),
    examples: [],
    next: '',
    changes: '',
  };
}

const quartersOffered = 4;

/** Of the last finished quarters, those with ratings that have neither an open nor a published edition. */
export async function draftableQuarters(ctx: Context): Promise<Quarter[]> {
  const district = await districtOf();
  authorize(ctx.actor, 'bulletin.write', { path: [district.id] });
  const offered = finishedQuarters(shanghaiDay(ctx.clock.now()), quartersOffered);
  const taken = await native(BulletinModel)
    .find({ 'district.id': district.id, quarter: { $in: offered }, state: { $in: ['draft', 'pending', 'published'] } }, { projection: { quarter: 1 } })
    .toArray();
  const left = offered.filter((quarter) => !taken.some((one) => one.quarter === quarter));
  const rated = await Promise.all(left.map((quarter) => hasRatings(district.id, daysOfQuarter(quarter))));
  return left.filter((_, index) => rated[index]);
}
