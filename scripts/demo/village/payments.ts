import { Readable } from 'node:stream';
import { demoHousehold } from '../../../contracts/demo';
import { identityCheckCharacter } from '../../../contracts/person';
import { listPaymentLists, publishList } from '../../../domain/disbursement';
import { listProgrammes } from '../../../domain/fund';
import { HouseholdModel, issueCode } from '../../../domain/household';
import { chooseImport, fixedClock, native, runImport, runJobs, shanghaiDay, showImport, startImport, type Clock, type StaffActor } from '../../../domain/kernel';
import { villageOfStory } from '../district';
import type { DemoPlace } from '../place';
import { seededRandom, type Random } from '../random';

const households = 150;
const yearsTold = 3;
const others = ['LX-02', 'LX-03', 'LY-01'];
const surnames = [...'张王李赵刘陈杨周吴郑'];
const given = [...'安平和顺清明正直勤俭'];
const groups = ['一组', '二组', '三组', '四组', '五组'];
const story = `${villageOfStory.town}-${villageOfStory.serial}`;

/** Of no region there is, so that it is nobody's. */
function identityOf(born: number, serial: number): string {
  const first17 = `999999${born}0101${String(serial).padStart(3, '0')}`;
  return first17 + identityCheckCharacter(first17);
}

interface House {
  village: string;
  group: string;
  name: string;
  identity: string;
  phone: string;
  card: string;
  hundredthsOfMu: number;
  /** Somebody over eighty lives in it. */
  old: { name: string; identity: string } | null;
  poor: boolean;
  pupil: { name: string; identity: string } | null;
}

function housesOf(random: Random, village: string, count: number, from: number): House[] {
  return Array.from({ length: count }, (_, index) => {
    const serial = from + index;
    const surname = surnames[index % surnames.length]!;
    const name = (offset: number): string => `${surname}演示${given[(serial + offset) % given.length]}`;
    return {
      village,
      group: groups[index % groups.length]!,
      name: name(0),
      identity: identityOf(1960 + (index % 25), serial),
      phone: `1990000${String(1000 + serial)}`,
      card: `62170009999${String(10_000 + serial)}`,
      hundredthsOfMu: random.whole(150, 1800),
      old: index % 6 === 1 ? { name: name(3), identity: identityOf(1938 + (index % 6), serial) } : null,
      poor: index % 11 === 3,
      pupil: index % 7 === 2 ? { name: name(5), identity: identityOf(2012 + (index % 3), serial) } : null,
    };
  });
}

const yuan = (fen: number): string => (fen / 100).toFixed(2);
const headers = '项目编码,年度,批次,村,组,户主,户主身份证,姓名,身份证号码,联系电话,面积,补贴标准,实发金额,银行卡号,发放日期,发放状态';

interface Paid {
  programme: string;
  batch: string;
  day: string;
  to?: { name: string; identity: string };
  fen: number;
  area?: number;
  rate?: number;
  state?: string;
}

/** What a household gets in a year; sums are plainly invented. */
function paidTo(house: House, year: number, index: number): Paid[] {
  const rate = 9500 + (year % 10) * 50;
  const paid: Paid[] = [{ programme: 'A1', batch: '全年', day: `${year}-06-18`, fen: Math.round((house.hundredthsOfMu * rate) / 100), area: house.hundredthsOfMu, rate, ...(index === 40 ? { state: '退回' } : {}) }];
  if (house.poor) for (const quarter of [1, 2, 3]) paid.push({ programme: 'S1', batch: `${quarter} 季度`, day: `${year}-${String(quarter * 3).padStart(2, '0')}-10`, fen: 162_000 + (index % 5) * 9000 });
  if (house.poor && index % 2 === 1) paid.push({ programme: 'S4', batch: '上半年', day: `${year}-07-05`, fen: 60_000 });
  if (house.old) paid.push({ programme: 'S6', batch: '上半年', day: `${year}-07-08`, to: house.old, fen: 60_000 }, { programme: 'S7', batch: '上半年', day: `${year}-07-09`, to: house.old, fen: 84_600 });
  if (house.pupil) paid.push({ programme: 'E1', batch: '春季学期', day: `${year}-05-20`, to: house.pupil, fen: 62_500 });
  return paid;
}

function lineOf(house: House, year: number, { programme, batch, day, to = house, fen, area, rate, state = '成功' }: Paid): string {
  const worked = [area === undefined ? '' : yuan(area), rate === undefined ? '' : yuan(rate)];
  return [programme, year, batch, house.village, house.group, house.name, house.identity, to.name, to.identity, to === house ? house.phone : '', ...worked, yuan(fen), house.card, day, state].join(',');
}

/** Three years of payments, imported as the departments sent them, most of it published, and one household with a code. */
export async function tellPayments(place: DemoPlace, now: Date): Promise<void> {
  const random = seededRandom(20261123);
  const inUse = new Set((await listProgrammes()).map(({ code }) => code));
  const nameOf = (code: string): string => place.villages.get(code)!.name;
  const houses = [...housesOf(random, nameOf(story), households, 0), ...others.flatMap((code, index) => housesOf(random, nameOf(code), 12, 200 + index * 20))];
  const thisYear = Number(shanghaiDay(now).slice(0, 4));
  const actor = place.actors.get('minsheng') as StaffActor;
  for (let year = thisYear - yearsTold + 1; year <= thisYear; year += 1) {
    const lines = houses.flatMap((house, index) => paidTo(house, year, index).filter(({ programme }) => inUse.has(programme)).map((paid) => lineOf(house, year, paid)));
    await importSheet(actor, fixedClock(now.toISOString()), `${year} 年惠农补贴发放表.csv`, [headers, ...lines].join('\n'));
  }
  await publish(actor, fixedClock(now.toISOString()));
  const first = await native(HouseholdModel).findOne({ 'village.id': place.villages.get(story)!._id, head: houses[1]!.name });
  if (first) await issueCode({ actor: place.actors.get('cunwu') as StaffActor, clock: fixedClock(now.toISOString()) }, first, demoHousehold.seed);
}

async function importSheet(actor: StaffActor, clock: Clock, fileName: string, text: string): Promise<void> {
  const ctx = { actor, clock };
  const { id } = await startImport(ctx, { kind: 'payments', fileName, source: Readable.from([Buffer.from(text)]) });
  await runJobs(clock);
  await chooseImport(ctx, id, (await showImport(ctx, id)).choice!);
  await runJobs(clock);
  await runImport(ctx, id);
  await runJobs(clock);
}

/** All but this year's quarterly ones: those wait to be looked at. */
async function publish(actor: StaffActor, clock: Clock): Promise<void> {
  const ctx = { actor, clock };
  let cursor: string | undefined;
  do {
    const page = await listPaymentLists(ctx, { limit: 100, ...(cursor ? { cursor } : {}) });
    for (const { id, version, batch, payments } of page.items) if (payments > 0 && batch !== '3 季度') await publishList(ctx, id, { version });
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}
