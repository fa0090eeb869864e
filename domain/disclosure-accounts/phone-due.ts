import type { DisclosureItem } from '../../contracts/disclosure';
import type { VillageDraftDue } from '../../contracts/village-draft';
import { accountsItemCode } from '../../contracts/accounts-rules';
import { catalogueItems, PublicationModel, returnedOf, type Publication } from '../disclosure';
import { dutiesNow, type Duty } from '../disclosure-duty';
import { lightOf, native, workingDaysLeft, type Context, type OrganisationRecord, type StaffActor } from '../kernel';

const draftsMost = 100;
const keyOf = (code: string, periodKey: string): string => `${code} ${periodKey}`;

/** What a village has to publish now by its duties, and what its clerk was given back or has begun besides: what came back first, then by its day. */
export async function dueOf(ctx: Context & { actor: StaffActor }, village: OrganisationRecord): Promise<VillageDraftDue[]> {
  const now = ctx.clock.now();
  const [duties, entries] = await Promise.all([dutiesNow([village._id], now), catalogueItems(village.kind === 'community' ? 'community' : 'village')]);
  const items = new Map(entries.filter(({ partOf }) => partOf === null).map((item) => [item.code, item]));
  const latest = await latestOf(village, duties);
  const place = { village: { id: village._id.toHexString(), name: village.name } };
  const owed = duties.flatMap((duty): VillageDraftDue[] => {
    const item = items.get(duty.item.code);
    const found = latest.get(keyOf(duty.item.code, duty.period.key));
    latest.delete(keyOf(duty.item.code, duty.period.key));
    // Published, and its duty is told of it in a moment.
    if (!item || found?.state === 'published' || found?.state === 'replaced') return [];
    return [{ ...place, item: headOf(item), period: duty.period, matter: duty.matter?.title ?? null, owed: { due: duty.due, light: lightOf(duty, now), workingDaysLeft: workingDaysLeft(duty, now) }, urged: urgedOf(duty), ...standing(ctx.actor, found) }];
  });
  const others = [...latest.values()].flatMap((draft): VillageDraftDue[] => {
    const item = items.get(draft.item.code);
    if (!item || draft.state !== 'draft' || !isOf(ctx.actor, draft)) return [];
    return [{ ...place, item: headOf(item), period: draft.period, matter: null, owed: null, urged: null, ...standing(ctx.actor, draft) }];
  });
  return [...owed, ...others].sort(byUrgency);
}

type Known = Pick<Publication, 'item' | 'period' | 'state' | 'steps' | 'drafted' | 'edition' | 'corrects' | 'trail'>;

/** The newest edition of each of these, and every draft of the village. */
async function latestOf(village: OrganisationRecord, duties: readonly Duty[]): Promise<Map<string, Known>> {
  const projection = { item: 1, period: 1, state: 1, steps: 1, drafted: 1, edition: 1, corrects: 1, 'trail.seq': 1 };
  const owed = { 'village.id': village._id, 'item.code': { $in: duties.map(({ item }) => item.code) }, 'period.key': { $in: [...new Set(duties.map(({ period }) => period.key))] } };
  const [editions, drafts] = await Promise.all([
    native(PublicationModel).find(owed, { projection, sort: { edition: 1 } }).toArray(),
    native(PublicationModel).find({ path: village._id, state: 'draft' }, { projection, sort: { updatedAt: -1 }, limit: draftsMost }).toArray(),
  ]);
  return new Map([...drafts, ...editions].map((one) => [keyOf(one.item.code, one.period.key), one as Known]));
}

const isOf = (actor: StaffActor, { drafted }: Pick<Known, 'drafted'>): boolean => drafted.by.id.toHexString() === actor.accountId;

function standing(actor: StaffActor, found: Known | undefined): Pick<VillageDraftDue, 'state' | 'mine' | 'version' | 'correction' | 'returned'> {
  if (!found) return { state: null, mine: false, version: null, correction: false, returned: null };
  const mine = isOf(actor, found);
  return { state: found.state, mine, version: found.trail.seq, correction: found.corrects !== null, returned: mine ? returnedOf(found) : null };
}

function urgedOf({ urged }: Duty): VillageDraftDue['urged'] {
  const last = urged.at(-1);
  return last ? { stage: last.stage, on: last.on, by: last.by } : null;
}

const headOf = ({ code, name, form, help, columns }: DisclosureItem): VillageDraftDue['item'] => ({ code, name, form, help, columns });

/** The account before others of its day: it is what villagers ask for. */
const rank = ({ returned, owed, item }: VillageDraftDue): string => `${returned ? 0 : 1} ${owed?.due ?? '9'} ${item.code === accountsItemCode ? 0 : 1}`;
const byUrgency = (one: VillageDraftDue, other: VillageDraftDue): number => rank(one).localeCompare(rank(other));
