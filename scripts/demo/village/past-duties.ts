import type { Day } from '../../../contracts/common';
import type { DisclosureItem } from '../../../contracts/disclosure';
import { termOf } from '../../../contracts/disclosure-catalogue';
import { isPeriodic, periodsWithin } from '../../../contracts/disclosure-period';
import { disclosureTermsOf, itemFor, knownEntry, PublicationModel, type Publication } from '../../../domain/disclosure';
import { countAllTallies, DutyModel, type Duty } from '../../../domain/disclosure-duty';
import { dutyFacts, dutyKey, sortKeyOf } from '../../../domain/disclosure-duty/model';
import { dueOn } from '../../../domain/disclosure-duty/terms';
import { publicationFacts } from '../../../domain/disclosure/model';
import { addWorkingDays, dayNumber, dayOfNumber, findOrganisation, firstTrail, fixedClock, native, ObjectId, shanghaiDay, shanghaiInstant, systemContext, workingDaysBetween, type Context, type OrganisationRecord } from '../../../domain/kernel';
import type { DemoStory } from '../load';
import { seededRandom, type Random } from '../random';
import { toldPublication } from './published-table';

/** Texts that every village tells quarter by quarter; what stands there already comes from the stories of accounts and allowances. */
const texts: Record<string, readonly string[]> = {
  P1: ['组织党员集中学习两次，讨论了人居环境整治和防汛准备。', '传达镇里的工作部署，党员认领了十二个服务岗位。', '到两个村民小组开了院坝会，听了意见七条，办了五条。'],
  P8: ['走访独居老人和困难户，帮助解决用水、就医的事九件。', '查了公车私用、大吃大喝两项，没有发现问题。'],
  V22: ['协助登记居民医保、清运河道垃圾，配合入户调查一次。', '协助发放通知、登记冬小麦面积，配合防火巡查六次。'],
};
const toldItems = [...Object.keys(texts), 'F0', 'V6'];
const monthsBack = 12;
const daysFrom = (from: Day, days: number): Day => dayOfNumber(dayNumber(from) + days);

interface Owed {
  village: OrganisationRecord;
  town: OrganisationRecord;
  known: Awaited<ReturnType<typeof knownEntry>>;
  period: Publication['period'];
  due: Day;
  rule: string;
}

/** What came due in the last year: most in time, some late, corrected or not there at all; and the record of it that boards count. */
export const tellPastDuties: DemoStory = async ({ villages }, now) => {
  const ctx = systemContext('demo', fixedClock(now.toISOString()));
  const today = shanghaiDay(now);
  const owed = await owedBefore(ctx, today, [...villages.values()]);
  const told = new Map((await native(PublicationModel).find({ edition: 1, state: { $in: ['published', 'replaced'] }, 'item.code': { $in: toldItems } }, { projection: { village: 1, item: 1, period: 1, published: 1 } }).toArray()).map((one) => [keyOf(one as Publication), one as Publication]));
  const items = new Map(await Promise.all(Object.keys(texts).map(async (code) => [code, await itemFor(code)] as const)));
  const texted = owed.flatMap((one, index) => {
    const item = items.get(one.known.entry.code);
    return item ? tellText(one, item, today, seededRandom(20_261_128 + index)) : [];
  });
  await native(PublicationModel).insertMany(texted);
  for (const one of texted) if (one.edition === 1) told.set(keyOf(one), one);
  // An item that hardly anybody told of for a period was not asked for then.
  const tellers = new Map<string, number>();
  for (const { item, period } of told.values()) tellers.set(`${item.code} ${period.key}`, (tellers.get(`${item.code} ${period.key}`) ?? 0) + 1);
  const wasAsked = ({ known, period }: Owed): boolean => (tellers.get(`${known.entry.code} ${period.key}`) ?? 0) > villages.size / 4;
  const kept = new Set((await native(DutyModel).find({ 'item.code': { $in: toldItems } }, { projection: { key: 1 } }).toArray()).map(({ key }) => key));
  const duties = owed.filter(wasAsked).map((one) => dutyOf(one, told.get(owedKey(one)) ?? null));
  await native(DutyModel).insertMany(duties.filter(({ key }) => !kept.has(key)));
  await countAllTallies(ctx);
};

const keyOf = ({ village, item, period }: Publication): string => dutyKey(village.id, item.code, period.key);
const owedKey = ({ village, known, period }: Owed): string => dutyKey(village._id, known.entry.code, period.key);

async function owedBefore(ctx: Context, today: Day, villages: readonly OrganisationRecord[]): Promise<Owed[]> {
  const from = daysFrom(today, -(monthsBack + 3) * 30);
  const known = await Promise.all(toldItems.map((code) => knownEntry(code)));
  const owed: Owed[] = [];
  for (const village of villages) {
    const town = (await findOrganisation(village.parentId!))!;
    const terms = await disclosureTermsOf(ctx, village.path[0]!.toHexString());
    for (const one of known) {
      const { frequency, ahead, places } = one.entry;
      if (!isPeriodic(frequency) || !places.includes(village.kind as 'village' | 'community')) continue;
      for (const period of periodsWithin(frequency, from, today)) {
        const due = dueOn(terms, { frequency, ahead, period });
        const rule = termOf(terms, { frequency, ahead, single: false });
        if (due < today && due >= daysFrom(today, -monthsBack * 30)) owed.push({ village, town, known: one, period, due, rule });
      }
    }
  }
  return owed;
}

/** How careful a place is follows from its code: some are late again and again. */
function carelessness({ village }: Owed): number {
  return seededRandom([...village.code].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 2_147_483_647).next() ** 3;
}

/** The text, a corrected second edition of it, or nothing. */
function tellText(owed: Owed, item: DisclosureItem, today: Day, random: Random): Publication[] {
  const { village, town, period, due } = owed;
  const careless = carelessness(owed);
  const recent = due >= daysFrom(today, -70);
  if (random.chance(recent ? careless * 0.4 : careless * 0.03)) return [];
  const late = random.chance(0.03 + careless * 0.4);
  const after = dayNumber(due) - dayNumber(period.to) + (late ? random.whole(1, 9) : -random.whole(1, 9));
  const first = toldPublication({ village, town, item, period, content: { form: 'text', text: random.pick(texts[item.code]!) }, after, waiting: false, due, told: false });
  if (!first.published || first.published.on >= today) return [];
  return random.chance(0.035 + careless * 0.05) ? corrected(first) : [first];
}

function corrected(first: Publication): Publication[] {
  const at = shanghaiInstant(addWorkingDays(first.published!.on, 3), '15:10');
  const on = shanghaiDay(at);
  const ctx = systemContext('demo', fixedClock(at.toISOString()));
  const reason = '一个数写错了，照台账改正';
  const { trail: _first, listedAt: _listed, ...old } = first;
  const second = { ...old, _id: new ObjectId(), edition: 2, corrects: first._id, correction: { reason, earlierPublishedOn: first.published!.on }, publicReason: reason, updatedAt: at, published: { ...first.published!, at, on, due: null, lateWorkingDays: 0 }, listedAt: at };
  const replaced = { ...old, state: 'replaced' as const, replacedBy: second._id };
  return [
    { ...replaced, trail: firstTrail(ctx, 'publication.approve', { on: first.published!.on }, publicationFacts(replaced)) },
    { ...second, trail: firstTrail(ctx, 'publication.approve', { on }, publicationFacts(second)) },
  ];
}

function dutyOf(owed: Owed, publication: Publication | null): Duty {
  const { village, town, known, period, due, rule } = owed;
  const { code, name, class: itemClass, form, audience, frequency } = known.entry;
  const at = shanghaiInstant(period.from, '01:10');
  const dueAt = new Date(shanghaiInstant(due, '00:00').getTime() + 86_399_999);
  const on = publication?.published?.on ?? null;
  const reminded = daysFrom(due, -7);
  const overdue = daysFrom(due, 1);
  const sent = (stage: 'reminder' | 'second', of: Day) => ({ stage, at: shanghaiInstant(of, '00:05'), on: of, by: null });
  const body: Omit<Duty, '_id' | 'trail' | 'sortKey'> = {
    key: owedKey(owed),
    village: { id: village._id, name: village.name },
    town: { id: town._id, name: town.name },
    path: village.path,
    place: village.kind as Duty['place'],
    item: { code, name, class: itemClass, form, audience },
    period,
    frequency,
    matter: null,
    rule,
    state: publication ? 'met' : 'open',
    due,
    dueAt,
    yellowAt: shanghaiInstant(reminded, '00:00'),
    redAt: new Date(dueAt.getTime() + 1),
    urged: [...(on === null || on >= reminded ? [sent('reminder', reminded)] : []), ...(on === null || on > due ? [sent('second', overdue)] : [])],
    number: null,
    feedback: [],
    published: on === null ? null : { publicationId: publication!._id.toHexString(), on, lateWorkingDays: on > due ? Math.max(1, workingDaysBetween(due, on)) : 0 },
    ended: publication?.published ? { at: publication.published.at, reason: '' } : null,
  };
  const duty = { ...body, sortKey: sortKeyOf(body) };
  return { _id: new ObjectId(), ...duty, trail: firstTrail(systemContext('demo', fixedClock(at.toISOString())), 'disclosureDuty.open', { code, period: period.key }, dutyFacts(duty)) };
}
