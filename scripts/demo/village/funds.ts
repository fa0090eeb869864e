import { saveProgrammeRequest, type FundRate, type FundSource } from '../../../contracts/fund';
import { enterMovementRequest, type EnterMovementRequest } from '../../../contracts/fund-money';
import { countFunds, FundPaidSumModel, saveProgramme, setPaidSum, showProgramme, writeMovement } from '../../../domain/fund';
import { addWorkingDays, dayNumber, dayOfNumber, fixedClock, native, OrganisationModel, shanghaiDay, shanghaiInstant, type Context, type Day, type OrganisationRecord } from '../../../domain/kernel';
import { villageOfStory } from '../district';
import type { DemoStory } from '../load';
import { seededRandom, type Random } from '../random';

interface Told {
  code: string;
  department: string;
  source: 'central' | 'province' | 'city' | 'own';
  towns: readonly string[];
  /** Fen for each of the payees of a village, and how many there are. */
  each: number;
  payees: readonly [least: number, most: number];
}

const districtCode = 'QH';
const rural = ['LX', 'LY', 'SQ', 'QS', 'YT'];
const two = ['LX', 'LY'];
const programmes: readonly Told[] = [
  { code: 'A1', department: 'NYJ', source: 'central', towns: rural, each: 88_000, payees: [60, 180] },
  { code: 'A2', department: 'NYJ', source: 'central', towns: two, each: 20_000, payees: [40, 90] },
  { code: 'A6', department: 'ZRJ', source: 'province', towns: ['LY', 'YT'], each: 45_000, payees: [10, 40] },
  { code: 'B1', department: 'ZJJ', source: 'province', towns: ['LX', 'SQ'], each: 1_800_000, payees: [1, 3] },
  { code: 'B3', department: 'ZRJ', source: 'city', towns: two, each: 60_000, payees: [30, 80] },
  { code: 'E1', department: 'JYJ', source: 'central', towns: two, each: 62_500, payees: [4, 16] },
  { code: 'H1', department: 'YBJ', source: 'own', towns: two, each: 28_000, payees: [12, 40] },
  { code: 'P4', department: 'WJJ', source: 'central', towns: two, each: 360_000, payees: [3, 12] },
  { code: 'S1', department: 'MZJ', source: 'province', towns: ['LX', 'LY', 'XT'], each: 540_000, payees: [8, 30] },
  { code: 'S2', department: 'MZJ', source: 'own', towns: two, each: 900_000, payees: [1, 5] },
  { code: 'S4', department: 'CLJ', source: 'city', towns: ['LX', 'DH'], each: 132_000, payees: [5, 18] },
  { code: 'S6', department: 'MZJ', source: 'own', towns: ['LX', 'CG'], each: 120_000, payees: [10, 35] },
];
/** Paid person by person elsewhere in the demo, for the village of the story: released and approved as it was paid there. */
const paidSingly = new Set(['A1', 'S1', 'S6', 'S7', 'E1']);
const storyCode = `${villageOfStory.town}-${villageOfStory.serial}`;
/** One town keeps something back, and in one village money lies still. */
const keptBack = { code: 'A2', town: 'LX', amount: 240_000 };
const lyingStill = { code: 'A6', village: 'LY-03' };

const rates: readonly { code: string; sources: FundSource[]; rates: Omit<FundRate, 'from' | 'to' | 'document'>[]; materials: string[] }[] = [
  { code: 'A1', sources: [{ level: 'central', share: 100 }], rates: [{ whom: '', amount: 8_800, per: '每亩' }], materials: ['身份证', '土地承包经营权证'] },
  { code: 'S1', sources: [{ level: 'central', share: 60 }, { level: 'province', share: 25 }, { level: 'own', share: 15 }], rates: [{ whom: '城市', amount: 78_000, per: '每人每月' }, { whom: '农村', amount: 61_000, per: '每人每月' }], materials: ['申请书', '户口本', '家庭经济状况核对授权书'] },
  { code: 'S6', sources: [{ level: 'own', share: 100 }], rates: [{ whom: '80–99 岁', amount: 10_000, per: '每人每月' }, { whom: '100 岁以上', amount: 60_000, per: '每人每月' }], materials: ['身份证'] },
];

/** A year's money on its way through the district, from the plan to the people. `now` is where the story arrives. */
export const tellFunds: DemoStory = async ({ actors, villages }, now) => {
  const today = dayNumber(shanghaiDay(now));
  /** Offices work on working days. */
  const ago = (days: number): Day => addWorkingDays(dayOfNumber(today - days + 1), -1);
  const at = (day: Day): Context => ({ actor: actors.get('gongkai')!, clock: fixedClock(shanghaiInstant(day, '10:00').toISOString()) });
  const year = Number(shanghaiDay(now).slice(0, 4));
  const organisations = new Map((await native(OrganisationModel).find({ kind: { $in: ['department', 'town', 'district'] } }).toArray()).map((one) => [one.code, one]));
  const random = seededRandom(20_261_128);
  const book = new Book(at, year, organisations);
  await enterRates(at(ago(230)), ago(230));
  for (const told of programmes) {
    const shares = await sharesOf(told, villages, random, year);
    const total = [...shares.values()].reduce((sum, { amount }) => sum + amount, 0) + (told.code === keptBack.code ? keptBack.amount : 0);
    await book.plan(told, Math.ceil(total * 1.02), ago(220));
    await book.release(told, told.source, districtCode, total, ago(115));
    await book.release(told, districtCode, told.department, total, ago(110));
    for (const town of told.towns) {
      const own = [...shares].filter(([code]) => code.startsWith(`${town}-`));
      const kept = told.code === keptBack.code && town === keptBack.town ? keptBack.amount : 0;
      const sum = own.reduce((all, [, { amount }]) => all + amount, kept);
      if (sum === 0) continue;
      await book.release(told, told.department, town, sum, ago(kept > 0 ? 24 : 100));
      for (const [code, { amount, payees, paid }] of own) {
        const village = villages.get(code)!;
        await book.release(told, town, village, amount, ago(kept > 0 ? 18 : 90));
        await book.approve(told, town, village, amount, payees, ago(kept > 0 ? 14 : 80));
        if (!paid && !(told.code === lyingStill.code && code === lyingStill.village)) await setPaidSum(at(ago(kept > 0 ? 9 : 70)), { programme: told.code, year, village, amount, payees, payments: payees });
      }
    }
  }
  await countFunds();
};

interface Share {
  amount: number;
  payees: number;
  /** By the demo of the single payments. */
  paid: boolean;
}

/** What each village is to get; where single payments are told, as much as they come to. */
async function sharesOf({ code, towns, each, payees: [least, most] }: Told, villages: ReadonlyMap<string, OrganisationRecord>, random: Random, year: number): Promise<Map<string, Share>> {
  const shares = new Map<string, Share>();
  for (const [villageCode, village] of villages) {
    if (!towns.some((town) => villageCode.startsWith(`${town}-`))) continue;
    const payees = random.whole(least, most);
    if (villageCode !== storyCode || !paidSingly.has(code)) {
      shares.set(villageCode, { amount: payees * each, payees, paid: false });
      continue;
    }
    const known = await native(FundPaidSumModel).findOne({ _id: `${code}:${year}:${village._id.toHexString()}` });
    if (known) shares.set(villageCode, { amount: known.amount, payees: known.payees, paid: true });
  }
  return shares;
}

async function enterRates(ctx: Context, from: Day): Promise<void> {
  for (const { code, sources, rates: own, materials } of rates) {
    const programme = await showProgramme(ctx, code);
    const dated = own.map((rate) => ({ ...rate, from, to: null, document: '演示文件〔2026〕1号' }));
    await saveProgramme(ctx, code, saveProgrammeRequest.parse({ ...programme, sources, rates: dated, materials, phone: '12345', publicityDays: 7, reason: '录入本地标准' }));
  }
}

/** Writes the ledger's lines under running numbers of documents. */
class Book {
  private serial = 0;

  constructor(
    private readonly at: (day: Day) => Context,
    private readonly year: number,
    private readonly organisations: ReadonlyMap<string, OrganisationRecord>,
  ) {}

  plan = (told: Told, amount: number, day: Day): Promise<void> => this.write(told, { kind: 'plan', from: 'own', to: this.key(told.department), amount, day });
  release = (told: Told, from: string, to: string | OrganisationRecord, amount: number, day: Day): Promise<void> => this.write(told, { kind: 'release', from: this.key(from), to: this.key(to), amount, day });
  approve = (told: Told, town: string, village: OrganisationRecord, amount: number, payees: number, day: Day): Promise<void> => this.write(told, { kind: 'approval', from: this.key(town), to: this.key(village), amount, payees, day });

  private key(place: string | OrganisationRecord): string {
    return typeof place === 'string' ? (this.organisations.get(place)?._id.toHexString() ?? place) : place._id.toHexString();
  }

  private async write({ code, department }: Told, line: Pick<EnterMovementRequest, 'kind' | 'from' | 'to' | 'amount' | 'day'> & { payees?: number }): Promise<void> {
    this.serial += 1;
    await writeMovement(this.at(line.day), enterMovementRequest.parse({ ...line, programme: code, year: this.year, document: `演示拨〔${this.year}〕${this.serial}号`, departmentId: this.key(department) }));
  }
}
