import { Readable } from 'node:stream';
import { demoPassword } from '../../../contracts/demo';
import type { CaseOutcome, CaseVote } from '../../../contracts/power-case';
import { closeCase, objectToStep, offerCase, openCase, recordStep, releaseCases, type PowerCase } from '../../../domain/micro-power';
import { createDemoAccount, dayNumber, dayOfNumber, fixedClock, shanghaiDay, shanghaiInstant, storeDocument, systemContext, type Context, type StaffActor } from '../../../domain/kernel';
import type { DemoStory } from '../load';
import type { DemoPlace } from '../place';

interface Told {
  village: string;
  code: string;
  title: string;
  concerns?: string;
  /** So many days before the end of the story. */
  opened: number;
  steps: ToldStep[];
  closed?: { daysAgo: number; outcome: CaseOutcome };
  publicity?: 'offered' | 'released';
  /** The supervisor's word on the last step. */
  objection?: string;
}
interface ToldStep {
  daysAgo: number;
  /** Instead of being done. */
  skipped?: string;
  by?: string;
  vote?: Partial<CaseVote>;
  /** Nothing was attached. */
  bare?: true;
}
const on = (...days: number[]): ToldStep[] => days.map((daysAgo) => ({ daysAgo }));

const stories: readonly Told[] = [
  { village: 'LX-01', code: 'A1', title: '村里安装太阳能路灯', opened: 60, steps: on(60, 58, 54, 52, 50, 38, 36, 22, 18), closed: { daysAgo: 18, outcome: 'done' }, publicity: 'released' },
  { village: 'LX-01', code: 'C1', title: '三组一户低保申请', concerns: '演示村民一', opened: 32, steps: on(32, 29, 21, 10), publicity: 'released' },
  {
    village: 'LX-01',
    code: 'A3',
    title: '二组至三组道路硬化',
    opened: 55,
    steps: [...on(55, 50, 45), { daysAgo: 44, skipped: '工程不大，没有请造价单位' }, ...on(43, 34, 32, 28, 25)],
    publicity: 'released',
    objection: '控制价没有编，价钱从哪里来的，请说明。',
  },
  { village: 'LX-01', code: 'B1', title: '十月办公用品和水电费报账', opened: 16, steps: [{ daysAgo: 16, by: '演示村干部甲' }, ...on(16, 13), { daysAgo: 11, by: '演示村干部甲' }] },
  { village: 'LX-01', code: 'B2', title: '购置垃圾桶四十个', opened: 6, steps: on(6, 3), publicity: 'offered' },
  { village: 'LX-01', code: 'C5', title: '四组一户建房申请', concerns: '演示村民二', opened: 30, steps: on(30, 28, 20), publicity: 'offered' },
  { village: 'LX-02', code: 'A4', title: '村口旧仓库出租', opened: 50, steps: [...on(50, 46), { daysAgo: 28, vote: { present: 30, for: 24, against: 4, abstain: 2 } }, ...on(22)], publicity: 'offered' },
  { village: 'LX-02', code: 'C6', title: '耕地地力保护补贴申报', opened: 40, steps: [...on(40, 36, 30, 27, 16), { daysAgo: 12, bare: true }] },
  { village: 'LY-01', code: 'B6', title: '三季度财务公开', opened: 24, steps: on(24, 22, 21, 20, 9, 3) },
  { village: 'XT-01', code: 'B5', title: '聘用保洁员两名', opened: 20, steps: on(20, 14, 12, 6) },
];

/** Cases of powers at different steps: in order, late, with a step skipped, with too few at a vote. */
export const tellOfPowers: DemoStory = async (place, now) => {
  const others = await clerkOfOthers(place, now);
  for (const told of stories) await tell(place, now, told, told.village === 'LX-01' ? (place.actors.get('cunwu') as StaffActor) : others);
};

/** Villages besides that of the story share one clerk: no account of the list that a trial shows. */
async function clerkOfOthers({ villages }: DemoPlace, now: Date): Promise<StaffActor> {
  const ids = [...new Set(stories.map(({ village }) => village))].filter((code) => code !== 'LX-01').map((code) => villages.get(code)!._id);
  const name = '演示文书';
  const account = await createDemoAccount(systemContext('demo', fixedClock(now.toISOString())), { username: 'wenshu', name, password: demoPassword, grants: ids.map((organisationId) => ({ role: 'villageClerk' as const, organisationId })) });
  return { kind: 'staff', accountId: account._id.toHexString(), name, grants: ids.map((id) => ({ role: 'villageClerk', organisationId: id.toHexString() })) };
}

const letters = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯'];

async function tell({ villages, actors }: DemoPlace, now: Date, told: Told, clerk: StaffActor): Promise<void> {
  const dayAgo = (days: number): string => dayOfNumber(dayNumber(shanghaiDay(now)) - days);
  const at = (actor: StaffActor, days: number): Context => ({ actor, clock: fixedClock(shanghaiInstant(dayAgo(days), '10:00').toISOString()) });
  let one = await openCase(at(clerk, told.opened), { villageId: villages.get(told.village)!._id.toHexString(), code: told.code, title: told.title, concerns: told.concerns ?? '', on: dayAgo(told.opened) });
  for (const [index, step] of told.steps.entries()) one = await record(at(clerk, step.daysAgo), one, index + 1, step);
  const id = one._id.toHexString();
  if (told.closed) one = await closeCase(at(clerk, told.closed.daysAgo), id, { version: one.trail.seq, outcome: told.closed.outcome, on: dayAgo(told.closed.daysAgo), note: '' });
  if (told.objection) one = await objectToStep(at(actors.get('jiandu') as StaffActor, 1), id, { version: one.trail.seq, step: told.steps.findIndex(({ skipped }) => skipped) + 1, text: told.objection });
  if (told.publicity) await offerCase(at(clerk, 2), id, { version: one.trail.seq });
  if (told.publicity === 'released') await releaseCases(at(actors.get('xiangzhen') as StaffActor, 1), [id]);
}

async function record(ctx: Context, one: PowerCase, number: number, { skipped, by, vote, bare }: ToldStep): Promise<PowerCase> {
  const id = one._id.toHexString();
  const version = one.trail.seq;
  if (skipped) return recordStep(ctx, id, { version, entry: { kind: 'skipped', step: number, reason: skipped }, correction: null });
  const { who, evidence, vote: bodies, decision } = one.chart.steps[number - 1]!;
  const files = [];
  for (const kind of bare ? [] : evidence) {
    const stored = await storeDocument(ctx, Readable.from([Buffer.from(`${one.title}，第 ${number} 步，${kind}（演示）`)]), { name: `${kind}.txt`, purpose: 'staff' });
    files.push({ id: stored.id, evidence: kind });
  }
  const counted: CaseVote | null = bodies.length > 0 ? { body: bodies.at(-1)!, entitled: 60, present: 52, for: 47, against: 3, abstain: 2, ...vote } : null;
  return recordStep(ctx, id, {
    version,
    entry: { kind: 'done', step: number, on: shanghaiDay(ctx.clock.now()), doers: [{ name: by ?? `演示村干部${letters[number]}`, post: who.slice(0, 40) }], vote: counted, answer: decision ? 'yes' : null, files, note: '' },
    correction: null,
  });
}
