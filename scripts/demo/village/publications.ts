import type { DisclosureItem } from '../../../contracts/disclosure';
import { asDraft } from '../../../contracts/publication';
import { approvePublication, checkPublication, correctPublication, draftPublication, itemFor, latestPeriods, PublicationModel, returnPublication, savePublication, submitPublication, type Publication } from '../../../domain/disclosure';
import { findOrganisation, fixedClock, native, settle, shanghaiDay, shanghaiInstant, type Context } from '../../../domain/kernel';
import { villageOfStory } from '../district';
import type { DemoStory } from '../load';
import type { DemoPlace } from '../place';
import { seededRandom, type Random } from '../random';
import { toldPublication } from './published-table';
import { tellEvents } from './tell-events';

const quartersTold = 6;
const surnames = '张王李赵刘陈杨周吴孙马高林何郭罗梁宋郑谢';
const groups = ['一组', '二组', '三组', '四组'];

/** The households on allowance, under whatever columns the catalogue has: plainly invented names, 张演示. */
function households({ columns }: DisclosureItem, random: Random, count: number): string[][] {
  return Array.from({ length: count }, (_, index) => {
    const persons = random.whole(1, 4);
    const cells = { name: `${surnames[index % surnames.length]}演示`, text: random.pick(groups), number: String(persons), money: `${persons * random.whole(9, 14) * 40}.00`, day: `20${random.whole(19, 25)}-${String(random.whole(1, 12)).padStart(2, '0')}-01`, identity: '', phone: '', card: '' };
    return columns.map(({ kind }) => cells[kind]);
  });
}

/** A quarter later: one household came, sums of one or two changed. */
function aQuarterLater(rows: readonly string[][], item: DisclosureItem, random: Random): string[][] {
  const money = item.columns.findIndex(({ kind }) => kind === 'money');
  const next = rows.map((row) => (money >= 0 && random.chance(0.15) ? row.map((cell, index) => (index === money ? `${Number(cell) + 40}.00` : cell)) : row));
  return random.chance(0.6) ? [...next, households(item, random, next.length + 1).at(-1)!] : next.slice(0, -1);
}

/** What villages publish of minimum living allowance and of the year's work: published, corrected, returned, and waiting at each step. */
export const villagePublications: DemoStory = async (place, now) => {
  const allowance = await itemFor('V6');
  const quarters = latestPeriods(allowance.frequency, shanghaiDay(now), quartersTold + 1).slice(1).reverse();
  const told: Publication[] = [];
  for (const [index, [code, village]] of [...place.villages].entries()) {
    if (village.kind !== 'village') continue;
    const story = code === `${villageOfStory.town}-${villageOfStory.serial}`;
    const random = seededRandom(20_261_201 + index);
    const town = (await findOrganisation(village.parentId!))!;
    let rows = households(allowance, random, story ? 9 : random.whole(3, 12));
    // The last quarter of the story's village goes its way step by step below; some of its town still wait, one had nothing.
    for (const [age, period] of (story ? quarters.slice(0, -1) : quarters.slice(-3)).entries()) {
      const last = !story && age === 2;
      const nothing = last && code === `${villageOfStory.town}-05`;
      const waiting = last && [`${villageOfStory.town}-02`, `${villageOfStory.town}-03`, `${villageOfStory.town}-04`].includes(code);
      if (last && index % 13 === 12) continue;
      told.push(toldPublication({ village, town, item: allowance, period, content: nothing ? null : { form: 'table', columns: allowance.columns, rows, note: '' }, after: waiting ? 12 : 6 + (index % 5), waiting, told: last && !waiting }));
      rows = aQuarterLater(rows, allowance, random);
    }
  }
  await native(PublicationModel).insertMany(told);
  await tellEvents(now);
  await tellStory(place, now, allowance, quarters.at(-1)!.key);
};

const dayMs = 86_400_000;

/** The village whose clerk and supervisor have accounts: everything by its commands. */
async function tellStory({ actors, villages }: DemoPlace, now: Date, allowance: DisclosureItem, quarter: string): Promise<void> {
  const as = (username: string, daysAgo: number): Context => ({ actor: actors.get(username)!, clock: fixedClock(shanghaiInstant(shanghaiDay(new Date(now.getTime() - daysAgo * dayMs)), '10:30').toISOString()) });
  const villageId = villages.get(`${villageOfStory.town}-${villageOfStory.serial}`)!._id.toHexString();
  const write = async (itemCode: string, periodKey: string, daysAgo: number, more: { copy?: boolean; text?: string }): Promise<Publication> => {
    const ctx = as('cunwu', daysAgo);
    const draft = await draftPublication(ctx, { villageId, itemCode, periodKey, copy: more.copy ?? false, nothing: false });
    if (more.text === undefined) return draft;
    const content = { form: 'text' as const, text: more.text };
    return (await savePublication(ctx, draft._id.toHexString(), { version: draft.trail.seq, nothing: false, content, attachments: [], looked: false, decisions: [] })).publication;
  };
  const submit = (one: Publication, daysAgo: number): Promise<Publication> => submitPublication(as('cunwu', daysAgo), one._id.toHexString(), one.trail.seq);
  const check = (one: Publication, daysAgo: number): Promise<Publication> => checkPublication(as('jiandu', daysAgo), one._id.toHexString(), one.trail.seq, '和台账对过');
  const approve = (one: Publication, daysAgo: number): Promise<Publication> => approvePublication(as('xiangzhen', daysAgo), one._id.toHexString(), one.trail.seq);

  // Last quarter's list: published, then corrected.
  const published = await approve(await check(await submit(await write(allowance.code, quarter, 34, { copy: true }), 33), 32), 31);
  const clerk = as('cunwu', 18);
  const begun = await correctPublication(clerk, published._id.toHexString(), published.trail.seq, '一户的金额写少了，照台账改正');
  const content = begun.content!;
  const money = allowance.columns.findIndex(({ kind }) => kind === 'money');
  const rows = content.form === 'table' ? content.rows.map((row, line) => (line === 1 ? row.map((cell, index) => (index === money ? `${Number(cell) + 80}.00` : cell)) : row)) : [];
  const corrected = await savePublication(clerk, begun._id.toHexString(), { version: begun.trail.seq, nothing: false, content: { ...asDraft(content), form: 'table', rows, note: '' }, attachments: [], looked: false, decisions: [] });
  await approve(await check(await submit(corrected.publication, 18), 17), 16);

  const year = Number(shanghaiDay(now).slice(0, 4));
  const report = (of: number) => `${of}年，本村硬化入户道路 1.2 公里，安装路灯 36 盏，集体经济收入 18.6 万元。\n召开村民代表会议 4 次，议定事项 7 件，办结 6 件。`;
  await approve(await check(await submit(await write('V3', String(year - 2), 300, { text: report(year - 2) }), 300), 299), 298);
  const returned = await check(await submit(await write('V3', String(year - 1), 9, { text: report(year - 1) }), 8), 7);
  await returnPublication(as('xiangzhen', 6), returned._id.toHexString(), returned.trail.seq, '路灯的盏数和验收单上不一样，请核对后再报');
  await submit(await write('V3', String(year), 3, { text: `${year}年工作目标：修缮蓄水池一座，发展庭院经济 20 户。` }), 2);
  await write(allowance.code, latestPeriods(allowance.frequency, shanghaiDay(now), 1)[0]!.key, 1, { copy: true });
  await settle(fixedClock(now.toISOString()));
}
