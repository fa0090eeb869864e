import type { NextStep, PublicationChoices } from '../../../contracts/publication';
import type { WorkItem } from '../../../contracts/my-work';
import type { DisclosurePeriod } from '../../../contracts/disclosure';
import { authorize, can, native, ObjectId, OrganisationModel, scopeFilter, shanghaiDay, shanghaiInstant, workingDaysBetween, type Context, type OrganisationRecord } from '../../kernel';
import { catalogueItems } from '../catalogue';
import { dueDayOf } from '../due-day';
import { PublicationModel, type Publication } from '../model';
import { latestPeriods } from '../periods';
import { isWaiting } from './command';
import { returnedOf } from './present';
import { reviewFilter } from './queries';

const places = ['village', 'community'] as const;
const most = 200;

/** The villages and communities for which the actor drafts. */
async function ownVillages(ctx: Context): Promise<OrganisationRecord[]> {
  const scope = scopeFilter(ctx.actor, 'publication.write');
  return native(OrganisationModel).find({ ...scope, kind: { $in: [...places] }, active: true }, { sort: { code: 1 }, limit: most }).toArray();
}

const ref = ({ _id, name }: OrganisationRecord): { id: string; name: string } => ({ id: _id.toHexString(), name });
const kindOf = ({ kind }: OrganisationRecord): (typeof places)[number] => (kind === 'community' ? 'community' : 'village');
const placeKey = (code: string, period: string): string => `${code} ${period}`;

/** The newest edition of each item and period, by `placeKey`. */
async function taken(villageId: ObjectId, periods: readonly string[]): Promise<Map<string, Publication>> {
  const found = (await native(PublicationModel).find({ 'village.id': villageId, 'period.key': { $in: [...new Set(periods)] } }, { sort: { edition: 1 }, projection: { item: 1, period: 1, state: 1 } }).toArray()) as Publication[];
  return new Map(found.map((one) => [placeKey(one.item.code, one.period.key), one]));
}

const periodsOffered = 6;

/** What one of the actor's villages publishes, with the latest periods of each item and whether they are taken. */
export async function publicationChoices(ctx: Context, villageId?: string): Promise<PublicationChoices> {
  authorize(ctx.actor, 'publication.write');
  const villages = await ownVillages(ctx);
  const village = villages.find(({ _id }) => _id.toHexString() === villageId) ?? villages[0];
  if (!village) return { villages: [], items: [] };
  const today = shanghaiDay(ctx.clock.now());
  const items = (await catalogueItems(kindOf(village))).filter(({ partOf }) => partOf === null).map((item) => ({ item, periods: latestPeriods(item.frequency, today, periodsOffered) }));
  const known = await taken(village._id, items.flatMap(({ periods }) => periods.map(({ key }) => key)));
  return {
    villages: villages.map(ref),
    items: items.map(({ item: { code, name, class: itemClass, group, form, frequency, help }, periods }) => ({
      code,
      name,
      class: itemClass,
      group,
      form,
      frequency,
      help,
      periods: periods.map((period) => {
        const one = known.get(placeKey(code, period.key));
        return { ...period, publicationId: one?._id.toHexString() ?? null, state: one?.state ?? null };
      }),
    })),
  };
}

/** What the clerk does next: what came back, what was begun, then the last period of each item that nobody has begun, in each part what is due first. */
export async function nextSteps(ctx: Context): Promise<NextStep[]> {
  authorize(ctx.actor, 'publication.write');
  const today = shanghaiDay(ctx.clock.now());
  const steps: NextStep[] = [];
  for (const village of await ownVillages(ctx)) steps.push(...(await stepsOf(village, today)));
  const order = { returned: 0, draft: 1, missing: 2 };
  return steps.sort((a, b) => order[a.kind] - order[b.kind] || (a.due ?? '9').localeCompare(b.due ?? '9'));
}

async function stepsOf(village: OrganisationRecord, today: string): Promise<NextStep[]> {
  const base = async (item: NextStep['item'], period: DisclosurePeriod): Promise<Pick<NextStep, 'village' | 'item' | 'period' | 'due' | 'workingDaysLeft'>> => {
    const due = await dueDayOf(village._id, item.code, period.key);
    return { village: ref(village), item, period, due, workingDaysLeft: due === null ? null : workingDaysBetween(today, due) };
  };
  const drafts = (await native(PublicationModel).find({ path: village._id, state: 'draft' }, { sort: { updatedAt: -1 }, limit: most, projection: { item: 1, period: 1, state: 1, steps: 1 } }).toArray()) as Publication[];
  const begun = drafts.map(async (draft): Promise<NextStep> => {
    const returned = returnedOf(draft);
    const { code, name, form } = draft.item;
    return { ...(await base({ code, name, form }, draft.period)), kind: returned ? 'returned' : 'draft', publicationId: draft._id.toHexString(), reason: returned?.reason ?? null };
  });
  // The last period that is over; what is published as it happens is owed by nobody's calendar.
  const owed = (await catalogueItems(kindOf(village))).filter(({ partOf }) => partOf === null).flatMap((item) => {
    const period = latestPeriods(item.frequency, today, 2).find(({ from, to }) => from !== to && to < today);
    return period ? [{ item: { code: item.code, name: item.name, form: item.form }, period }] : [];
  });
  const known = await taken(village._id, owed.map(({ period }) => period.key));
  const missing = owed.filter(({ item, period }) => !known.has(placeKey(item.code, period.key))).map(async ({ item, period }): Promise<NextStep> => ({ ...(await base(item, period)), kind: 'missing', publicationId: null, reason: null }));
  return Promise.all([...begun, ...missing]);
}

/** What waits for the actor: to be checked, to be approved, to be put right. */
export async function publicationWork(ctx: Context): Promise<WorkItem[]> {
  const today = shanghaiDay(ctx.clock.now());
  const filters: object[] = [];
  if (can(ctx.actor, 'publication.review')) filters.push(reviewFilter(ctx));
  if (can(ctx.actor, 'publication.write')) filters.push({ ...scopeFilter(ctx.actor, 'publication.write'), state: 'draft' });
  const found = (await Promise.all(filters.map((filter) => native(PublicationModel).find(filter, { sort: { updatedAt: 1 }, limit: most, projection: { title: 1, item: 1, period: 1, village: 1, state: 1, steps: 1 } }).toArray()))).flat() as Publication[];
  return Promise.all(
    found.map(async (one): Promise<WorkItem> => {
      const due = await dueDayOf(one.village.id, one.item.code, one.period.key);
      const step = one.state === 'checking' ? '核对' : one.state === 'approving' ? '审核' : returnedOf(one) ? '退回修改' : '写好，交核对';
      const id = one._id.toHexString();
      return { kind: 'publication', id, number: null, title: one.title, step, light: null, due, dueAt: due && shanghaiInstant(due, '23:59').toISOString(), workingDaysLeft: due === null ? null : workingDaysBetween(today, due), link: isWaiting(one.state) ? `/disclosure/review?id=${id}` : `/disclosure/publications/${id}`, onBehalfOf: null };
    }),
  );
}
