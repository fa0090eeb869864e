import type { NextStep, PublicationChoices } from '../../../contracts/publication';
import type { WorkItem } from '../../../contracts/my-work';
import type { DisclosureItem, DisclosurePeriod } from '../../../contracts/disclosure';
import { authorize, can, native, ObjectId, OrganisationModel, scopeFilter, shanghaiDay, shanghaiInstant, workingDaysBetween, type Context, type OrganisationRecord } from '../../kernel';
import { catalogueItems } from '../catalogue';
import { dueOf } from '../due-day';
import { PublicationModel, type Publication } from '../model';
import { owedBy, type Owed } from '../owed';
import { latestPeriods } from '../periods';
import { isWaiting } from './command';
import { returnedOf } from './present';
import { reviewFilter } from './queries';

const places = ['village', 'community'] as const;
const most = 200;
const latestOffered = 6;

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

/** What one of the actor's villages publishes, with the latest periods of each item and the matters that are owed, and whether they are taken. */
export async function publicationChoices(ctx: Context, villageId?: string): Promise<PublicationChoices> {
  authorize(ctx.actor, 'publication.write');
  const villages = await ownVillages(ctx);
  const village = villages.find(({ _id }) => _id.toHexString() === villageId) ?? villages[0];
  if (!village) return { villages: [], items: [] };
  const today = shanghaiDay(ctx.clock.now());
  const owed = await owedBy([village._id], ctx.clock.now());
  const items = (await catalogueItems(kindOf(village))).filter(({ partOf }) => partOf === null).map((item) => ({ item, periods: periodsOffered(item, today, owed) }));
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

type Offered = DisclosurePeriod & { matter: string | null };

/** What is owed before what merely may be told; a matter is told under the day on which it was recorded. */
function periodsOffered({ code, frequency }: Pick<DisclosureItem, 'code' | 'frequency'>, today: string, owed: readonly Owed[]): Offered[] {
  const matters = owed.filter(({ item, matter }) => item.code === code && matter !== null).map(({ period, matter }): Offered => ({ ...period, matter }));
  const keys = new Set(matters.map(({ key }) => key));
  return [...matters, ...latestPeriods(frequency, today, latestOffered).filter(({ key }) => !keys.has(key)).map((period): Offered => ({ ...period, matter: null }))];
}

/** What the clerk does next: what is late, what came back, then the rest of what is owed and what was begun by its day. */
export async function nextSteps(ctx: Context): Promise<NextStep[]> {
  authorize(ctx.actor, 'publication.write');
  const now = ctx.clock.now();
  const villages = await ownVillages(ctx);
  const owed = await owedBy(villages.map(({ _id }) => _id), now);
  const steps = await Promise.all(villages.map((village) => stepsOf(village, owed.filter(({ villageId }) => villageId.equals(village._id)), shanghaiDay(now))));
  return steps.flat().sort((one, other) => rank(one).localeCompare(rank(other)));
}

const rank = ({ kind, due, workingDaysLeft }: NextStep): string => `${workingDaysLeft !== null && workingDaysLeft < 0 ? 0 : kind === 'returned' ? 1 : 2} ${due ?? '9'}`;

async function stepsOf(village: OrganisationRecord, owed: readonly Owed[], today: string): Promise<NextStep[]> {
  const step = (item: NextStep['item'], period: DisclosurePeriod, due: string | null): Omit<NextStep, 'kind' | 'publicationId' | 'reason'> => ({
    village: ref(village),
    item,
    period,
    matter: owed.find((one) => one.item.code === item.code && one.period.key === period.key)?.matter ?? null,
    due,
    workingDaysLeft: due === null ? null : workingDaysBetween(today, due),
  });
  const drafts = (await native(PublicationModel).find({ path: village._id, state: 'draft' }, { sort: { updatedAt: -1 }, limit: most, projection: { village: 1, item: 1, period: 1, state: 1, steps: 1, corrects: 1 } }).toArray()) as Publication[];
  const begun = drafts.map(async (draft): Promise<NextStep> => {
    const returned = returnedOf(draft);
    const { code, name, form } = draft.item;
    return { ...step({ code, name, form }, draft.period, await dueOf(draft)), kind: returned ? 'returned' : 'draft', publicationId: draft._id.toHexString(), reason: returned?.reason ?? null };
  });
  const known = await taken(village._id, owed.map(({ period }) => period.key));
  const missing = owed.filter(({ item, period }) => !known.has(placeKey(item.code, period.key))).map(({ item, period, due }): NextStep => ({ ...step(item, period, due), kind: 'missing', publicationId: null, reason: null }));
  return [...(await Promise.all(begun)), ...missing];
}

/** What waits for the actor: to be checked, to be approved, to be put right. */
export async function publicationWork(ctx: Context): Promise<WorkItem[]> {
  const today = shanghaiDay(ctx.clock.now());
  const filters: object[] = [];
  if (can(ctx.actor, 'publication.review')) filters.push(reviewFilter(ctx));
  if (can(ctx.actor, 'publication.write')) filters.push({ ...scopeFilter(ctx.actor, 'publication.write'), state: 'draft' });
  const found = (await Promise.all(filters.map((filter) => native(PublicationModel).find(filter, { sort: { updatedAt: 1 }, limit: most, projection: { title: 1, item: 1, period: 1, village: 1, state: 1, steps: 1, corrects: 1 } }).toArray()))).flat() as Publication[];
  return Promise.all(
    found.map(async (one): Promise<WorkItem> => {
      const due = await dueOf(one);
      const step = one.state === 'checking' ? '核对' : one.state === 'approving' ? '审核' : returnedOf(one) ? '退回修改' : '写好，交核对';
      const id = one._id.toHexString();
      return { kind: 'publication', id, number: null, title: one.title, step, light: null, due, dueAt: due && shanghaiInstant(due, '23:59').toISOString(), workingDaysLeft: due === null ? null : workingDaysBetween(today, due), link: isWaiting(one.state) ? `/disclosure/review?id=${id}` : `/disclosure/publications/${id}`, onBehalfOf: null };
    }),
  );
}
